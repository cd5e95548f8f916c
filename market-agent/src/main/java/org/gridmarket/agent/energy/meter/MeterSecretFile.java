package org.gridmarket.agent.energy.meter;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.bill.MeterSecret;
import org.gridmarket.process.PrivateFile;

/**
 * Where a meter keeps its secret. One drawn anew at each start would not know the tags that were given out before, nor open
 * what was committed to: the assets retired under them would be lost to the bill.
 */
public final class MeterSecretFile {
    private MeterSecretFile() {}

    /** The secret in the folder; made there when there is none. */
    public static MeterSecret of(Path folder, MeterId meter, SecureRandom random) {
        PrivateFile file = new PrivateFile(folder.resolve(meter.name() + ".secret"));
        if (!file.exists()) {
            byte[] fresh = new byte[MeterSecret.LENGTH];
            random.nextBytes(fresh);
            file.replace(Bytes.of(fresh).toHex() + "\n");
        }
        return MeterSecret.of(Bytes.hex(file.read().strip()));
    }
}
