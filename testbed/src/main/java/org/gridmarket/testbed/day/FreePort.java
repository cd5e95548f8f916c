package org.gridmarket.testbed.day;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** For programs that have to be told their port before they listen. */
public final class FreePort {
    private FreePort() {}

    /** A port on which nobody listens, at any address of this machine; another may take it before the program does. */
    public static int find() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port", none);
        }
    }
}
