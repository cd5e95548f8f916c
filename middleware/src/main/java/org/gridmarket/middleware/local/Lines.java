package org.gridmarket.middleware.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.gridmarket.middleware.MiddlewareLimits;
import org.jspecify.annotations.Nullable;

/** Lines of bounded length. */
final class Lines {
    private final InputStream in;

    /** A line that is longer than a daemon reads. */
    static final class TooLongException extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("a line has more than " + MiddlewareLimits.LINE_BYTES + " bytes");
        }
    }

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** The next line without its end, or null at the end; a last line without its end is none. */
    @Nullable String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int each = in.read();
            if (each < 0) {
                return null;
            }
            if (each == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() >= MiddlewareLimits.LINE_BYTES) {
                throw new TooLongException();
            }
            line.write(each);
        }
    }
}
