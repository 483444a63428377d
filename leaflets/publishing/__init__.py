"""What leaves the project: the page that shows a build, and later releases, catalogue and site."""
