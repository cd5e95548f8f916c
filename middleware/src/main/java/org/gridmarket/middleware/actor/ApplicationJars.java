package org.gridmarket.middleware.actor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.gridmarket.middleware.component.ApplicationCode;

/** The code of an application in its jars, or folders of classes. Runs with all rights of the process: there is no sandbox. */
public final class ApplicationJars implements AutoCloseable {
    private final URLClassLoader loader;

    public ApplicationJars(List<Path> jars) {
        List<URL> places = new ArrayList<>();
        for (Path jar : jars) {
            try {
                places.add(jar.toUri().toURL());
            } catch (MalformedURLException unusable) {
                throw new IllegalArgumentException("no place of code: " + jar, unusable);
            }
        }
        loader = new URLClassLoader(places.toArray(URL[]::new), ApplicationCode.class.getClassLoader());
    }

    /** The code of this application; empty when no {@code META-INF/services} names it. */
    public Optional<ApplicationCode> code(String application) {
        return ServiceLoader.load(ApplicationCode.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(code -> code.application().equals(application))
                .findFirst();
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException unusable) {
            throw new UncheckedIOException("the application's jars do not close", unusable);
        }
    }
}
