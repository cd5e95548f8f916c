package org.gridmarket.testbed.day;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.gridmarket.kernel.wire.Bytes;

/** Programs of runs, which lie in the package. */
public final class PackagedProgram {
    private PackagedProgram() {}

    /** @param resource its absolute name, such as {@code /compute/echo.wasm} */
    public static Bytes read(String resource) {
        try (InputStream stream = PackagedProgram.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program " + resource + " of the run is not in the package");
            }
            return Bytes.of(stream.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException("the program " + resource + " of the run cannot be read", broken);
        }
    }
}
