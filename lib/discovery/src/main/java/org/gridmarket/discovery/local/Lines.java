package org.gridmarket.discovery.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of bounded length, in UTF-8. */
public final class Lines {
    private final InputStream in;
    private final int most;

    /** A line that is longer than a daemon reads. */
    public static final class TooLongException extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        TooLongException(int most) {
            super("a line has more than " + most + " bytes");
        }
    }

    /** @param most bytes of a line without its end */
    public Lines(InputStream in, int most) {
        this.most = most;
        this.in = new BufferedInputStream(in);
    }

    /** The next line without its end, or null at the end; a last line without its end is none. */
    public @Nullable String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int each = in.read();
            if (each < 0) {
                return null;
            }
            if (each == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() >= most) {
                throw new TooLongException(most);
            }
            line.write(each);
        }
    }
}
