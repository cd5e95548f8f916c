package org.gridmarket.sandbox.engine;

import java.io.IOException;

/**
 * The process of an engine ended, or was ended, in the middle of a conversation. Says nothing about the program in it.
 */
public final class EngineGoneException extends RuntimeException {
    EngineGoneException(IOException why) {
        super("the engine's process is gone: " + why.getMessage(), why);
    }
}
