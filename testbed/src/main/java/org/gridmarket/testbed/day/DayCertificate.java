package org.gridmarket.testbed.day;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.PrivateFile;
import org.gridmarket.process.RunFolder;

/**
 * The certificate of all programs of a day that serve others; it vouches for itself, for 127.0.0.1 and a week.
 *
 * @param keyStore certificate and key, PKCS 12
 * @param passwordFile its password, which protects nothing that the run's folder does not
 * @param authority the certificate, PEM
 */
record DayCertificate(Path keyStore, Path passwordFile, Path authority) {
    static final String PASSWORD = "of-this-run-only";

    /** Makes it with the tool of the JDK. */
    static DayCertificate make(RunFolder folder) throws InterruptedException {
        DayCertificate made = new DayCertificate(
                folder.file("certificate.p12"), folder.file("certificate.password"), folder.file("authority.pem"));
        new PrivateFile(made.passwordFile).replace(PASSWORD + "\n");
        List<String> store = List.of("-alias", "day", "-keystore", made.keyStore.toString(), "-storepass", PASSWORD);
        keytool(
                folder,
                List.of(
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=a day on this machine",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "7",
                        "-storetype",
                        "PKCS12"),
                store);
        keytool(folder, List.of("-exportcert", "-rfc", "-file", made.authority.toString()), store);
        return made;
    }

    private static void keytool(RunFolder folder, List<String> what, List<String> store) throws InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(what);
        command.addAll(store);
        ChildProcess tool = ChildProcess.start(
                "keytool", command, Map.of(), folder.folder("logs").resolve("keytool" + what.getFirst() + ".log"));
        if (tool.await() != 0) {
            throw new PartFailedException("keytool made no certificate: " + tool.tail());
        }
    }
}
