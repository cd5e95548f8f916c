package org.gridmarket.cli.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.gridmarket.middleware.model.ModelFault;
import org.gridmarket.middleware.model.ModelReading;
import org.gridmarket.process.PartFailedException;

/** Files of models, and what is told of their faults. */
final class ModelFiles {
    private ModelFiles() {}

    /** A file read as a model. */
    private static <T> ModelReading<T> read(Path file, Function<String, ModelReading<T>> reader) {
        try {
            return reader.apply(Files.readString(file));
        } catch (IOException unreadable) {
            throw new PartFailedException("cannot read " + file + " as text: " + unreadable, unreadable);
        }
    }

    /** The model, or a failure that names every fault. */
    static <T> T readOrFail(Path file, Function<String, ModelReading<T>> reader) {
        return orFail(file, read(file, reader));
    }

    static <T> T orFail(Path file, ModelReading<T> reading) {
        if (!reading.found().isEmpty()) {
            throw new PartFailedException(told(file, reading.found()));
        }
        return reading.orThrow();
    }

    /** One line each, as compilers tell: file, line, column, code, what is wrong. */
    static String told(Path file, List<ModelFault> faults) {
        return String.join(
                "\n", faults.stream().map(fault -> file + ":" + fault.text()).toList());
    }
}
