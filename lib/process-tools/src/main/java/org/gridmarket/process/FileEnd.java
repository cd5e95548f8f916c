package org.gridmarket.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a file that may be long, such as a log, and that others may be writing. */
public final class FileEnd {
    private FileEnd() {}

    /** Its last bytes, so many at most; fewer when it is shorter. */
    public static byte[] of(Path file, int most) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            channel.position(Math.max(0, size - most));
            ByteBuffer read = ByteBuffer.allocate((int) Math.min(size, most));
            int got = 0;
            while (read.hasRemaining() && got >= 0) {
                got = channel.read(read);
            }
            byte[] content = new byte[read.position()];
            read.flip().get(content);
            return content;
        }
    }
}
