package org.gridmarket.testbed.simulation.mutant;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The whole market once more, with one source file compiled otherwise and put in front of the class path. No hook is needed in
 * the code that runs.
 */
final class MutatedClasses implements AutoCloseable {
    private final Path folder;
    private final URLClassLoader loader;

    private MutatedClasses(Path folder, URLClassLoader loader) {
        this.folder = folder;
        this.loader = loader;
    }

    /**
     * @param project its root, where the sources are
     * @throws IllegalStateException when the bug has no place in the source, or does not compile
     */
    static MutatedClasses of(Mutant mutant, Path project) throws IOException {
        Path folder = Files.createTempDirectory("gridmarket-mutant");
        Path source =
                folder.resolve("src").resolve(project.resolve(mutant.file()).getFileName());
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(source, mutant.in(Files.readString(project.resolve(mutant.file()))));
        compile(mutant, source, classes);
        return new MutatedClasses(folder, new URLClassLoader(inFront(classes), ClassLoader.getPlatformClassLoader()));
    }

    private static void compile(Mutant mutant, Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("seeding bugs needs a JDK; this Java has no compiler");
        }
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("mutant '" + mutant.name() + "' does not compile: " + messages);
            }
        }
    }

    private static URL[] inFront(Path classes) throws MalformedURLException {
        List<URL> urls = new ArrayList<>(List.of(classes.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    /** Plays histories with the bug. */
    @SuppressWarnings("unchecked") // the class is known by its name only
    Function<String, String> histories() {
        try {
            return (Function<String, String>) loader.loadClass(MutatedHistories.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException cannotBe) {
            throw new IllegalStateException("the mutated market cannot be loaded", cannotBe);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
