package org.gridmarket.sandbox.wasi;

import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;

/**
 * What a program finds.
 *
 * @param seed what its random numbers come from, the hash of the manifest
 * @param arguments the first is the program's name
 * @param environment lines of the form NAME=value
 * @param instructions its limit, from which the clock tells the time
 * @param storage bytes that it may keep
 */
public record WasiSetup(
        Bytes seed,
        List<String> arguments,
        List<String> environment,
        Bytes standardInput,
        FileTree in,
        FileTree base,
        long instructions,
        long storage) {
    public WasiSetup {
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
    }
}
