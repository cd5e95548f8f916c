package org.gridmarket.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.gridmarket.ledger.memory.ContractCode;
import org.gridmarket.testkit.ledger.ScriptedContract;
import org.gridmarket.testkit.network.NetworkScripts;

/** A jar that holds nothing but the way to {@link ScriptedChaincodeMain} and to the packaged shell. */
final class ScriptedChaincodeJar {
    private ScriptedChaincodeJar() {}

    static Path write() {
        Path shell = NetworkScripts.projectFolder().resolve("chaincode/target/gridmarket-chaincode.jar");
        if (!Files.isRegularFile(shell)) {
            throw new IllegalStateException("no " + shell + "; first: mvn -Dquickly package -pl chaincode -am");
        }
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, ScriptedChaincodeMain.class.getName());
        main.put(
                Attributes.Name.CLASS_PATH,
                String.join(
                        " ",
                        shell.toUri().toString(),
                        whereabouts(ScriptedChaincodeMain.class),
                        whereabouts(ScriptedContract.class),
                        whereabouts(ContractCode.class)));
        try {
            Path jar = Files.createTempFile("scripted-chaincode", ".jar");
            jar.toFile().deleteOnExit();
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
            return jar;
        } catch (IOException failed) {
            throw new UncheckedIOException("the jar of the scripted chaincode cannot be written", failed);
        }
    }

    private static String whereabouts(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().toString();
    }
}
