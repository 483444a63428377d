"""Measurements, as ratios in one run on one machine: `make bench`. Never tests: machines are noisy."""
