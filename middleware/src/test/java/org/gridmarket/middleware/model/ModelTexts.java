package org.gridmarket.middleware.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts that the tests read. */
public final class ModelTexts {
    private ModelTexts() {}

    /** A file of the folder {@code models}. */
    public static String of(String file) {
        try (InputStream in = ModelTexts.class.getResourceAsStream("/models/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ApplicationModel application(String file) {
        List<ApplicationModel> all = ModelText.applications(of(file)).orThrow();
        return all.getFirst();
    }
}
