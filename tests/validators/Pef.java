import java.io.File;
import java.io.InputStream;
import org.daisy.braille.pef.PEFValidator;

/** Validates PEF files by brailleutils: a line "good FILE" or "bad FILE" for each, followed by what is wrong. */
public class Pef {
    public static void main(String[] paths) throws Exception {
        for (String path : paths) {
            PEFValidator judge = new PEFValidator();
            boolean good = judge.validate(new File(path).toURI().toURL());
            System.out.println((good ? "good " : "bad ") + path);
            try (InputStream report = judge.getReportStream()) {
                System.out.write(report.readAllBytes());
            }
        }
    }
}
