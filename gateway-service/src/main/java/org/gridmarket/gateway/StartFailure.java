package org.gridmarket.gateway;

import java.io.IOException;
import java.net.BindException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.keys.KeyFileException;
import org.gridmarket.process.PartFailedException;

/** Why a gateway does not start, for who starts it: a setting that cannot be used is one line, and a bug is a whole trace. */
final class StartFailure {
    /** What settings lead to: files that are not there, values that mean nothing, a port that is taken. */
    private static final List<Class<? extends Throwable>> OF_SETTINGS = List.of(
            IOException.class, IllegalArgumentException.class, KeyFileException.class, PartFailedException.class);

    private StartFailure() {}

    /** The line; empty where no setting is to blame. */
    static Optional<String> ofSettings(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        Throwable root = causes.getLast();
        if (OF_SETTINGS.stream().noneMatch(kind -> kind.isInstance(root))) {
            return Optional.empty();
        }
        Set<String> words = new LinkedHashSet<>();
        causes.stream()
                .filter(cause -> cause == root || cause instanceof java.io.UncheckedIOException)
                .forEach(cause -> words.add(worded(cause)));
        return Optional.of(String.join(": ", words));
    }

    private static String worded(Throwable cause) {
        if (cause instanceof BindException) {
            return "quarkus.http.port or ssl-port: " + cause.getMessage();
        }
        return cause instanceof java.nio.file.NoSuchFileException
                ? "there is no file " + cause.getMessage()
                : String.valueOf(cause.getMessage());
    }
}
