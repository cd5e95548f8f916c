package org.gridmarket.middleware.manager.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.process.FileEnd;

/** The end of an actor's log: what its JVM printed first, when that is all there is. */
final class LogTail {
    private LogTail() {}

    static Bytes of(ActorFolder folder) throws IOException {
        Bytes log = endOf(folder.log());
        return log.length() > 0 ? log : endOf(folder.raw());
    }

    private static Bytes endOf(Path file) throws IOException {
        return Bytes.of(Files.exists(file) ? FileEnd.of(file, ManagerLimits.SHOWN_LOG_BYTES) : new byte[0]);
    }
}
