package org.gridmarket.testkit.mutant;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The whole class path once more, with some source files compiled otherwise and put in front of it. No hook is needed in the
 * code that runs.
 */
public final class MutatedClasses implements AutoCloseable {
    private final Path folder;
    private final URLClassLoader loader;

    private MutatedClasses(Path folder, URLClassLoader loader) {
        this.folder = folder;
        this.loader = loader;
    }

    /**
     * @param bug its name, for messages
     * @param edits of it, in one or more files
     * @param project its root, where the sources are
     * @throws IllegalStateException when an edit has no place in its source, or the bug does not compile
     */
    public static MutatedClasses of(String bug, List<SourceEdit> edits, Path project) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (SourceEdit edit : edits) {
            String before = texts.containsKey(edit.file())
                    ? texts.get(edit.file())
                    : Files.readString(project.resolve(edit.file()));
            texts.put(edit.file(), edit.in(before, bug));
        }
        Path folder = Files.createTempDirectory("gridmarket-mutant");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> sources = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path source = Files.createDirectories(folder.resolve("src" + sources.size()))
                    .resolve(Path.of(text.getKey()).getFileName());
            sources.add(Files.writeString(source, text.getValue()));
        }
        compile(bug, sources, classes);
        return new MutatedClasses(folder, new URLClassLoader(inFront(classes), ClassLoader.getPlatformClassLoader()));
    }

    private static void compile(String bug, List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("seeding bugs needs a JDK; this Java has no compiler");
        }
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!compiled) {
                throw new IllegalStateException(bug + " does not compile: " + messages);
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

    /**
     * A class of the mutated class path that plays histories. It takes and gives text, since all other classes are others than
     * those of whoever looks for the bug.
     */
    @SuppressWarnings("unchecked") // the class is known by its name only
    public Function<String, String> histories(Class<? extends Function<String, String>> player) {
        try {
            return (Function<String, String>)
                    loader.loadClass(player.getName()).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException cannotBe) {
            throw new IllegalStateException("the mutated classes cannot be loaded", cannotBe);
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
