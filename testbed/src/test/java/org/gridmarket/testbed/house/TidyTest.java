package org.gridmarket.testbed.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Small rooms, no leftovers, a word about every package. */
class TidyTest {
    private static final int LONGEST_LINE = 130;
    private static final int LONGEST_FILE = 400;
    private static final int LONGEST_METHOD = 60;
    private static final Pattern LEFTOVER = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");

    @Test
    void no_file_is_longer_than_400_lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Sources.java()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST_FILE) {
                tooLong.add(Sources.nameOf(file) + " has " + lines);
            }
        }
        assertThat(tooLong).isEmpty();
    }

    /** The formatter keeps code within 120; comments may overhang a little, tables and texts more. */
    @Test
    void no_line_overhangs_by_more_than_ten_characters() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : Sources.java()) {
            boolean table = false;
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                table = line.contains("spotless:off") || (table && !line.contains("spotless:on"));
                if (!table && !line.contains("\"") && line.length() > LONGEST_LINE) {
                    tooLong.add(Sources.nameOf(file) + ":" + number);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void nothing_is_left_for_later() throws IOException {
        List<String> leftovers = new ArrayList<>();
        for (Path file : Sources.java()) {
            boolean own = file.endsWith("TidyTest.java");
            if (!own && LEFTOVER.matcher(Files.readString(file)).find()) {
                leftovers.add(Sources.nameOf(file));
            }
        }
        assertThat(leftovers).isEmpty();
    }

    @Test
    void every_package_says_what_it_is_and_knows_null() throws IOException {
        Set<String> without = new TreeSet<>();
        for (Path file : Sources.java()) {
            Path own = file.resolveSibling("package-info.java");
            Path main = Path.of(own.toString().replace("/src/test/", "/src/main/"));
            if (!saysNullMarked(own) && !saysNullMarked(main)) {
                without.add(Sources.nameOf(own.resolveSibling("")));
            }
        }
        assertThat(without).isEmpty();
    }

    private static boolean saysNullMarked(Path info) throws IOException {
        return Files.exists(info) && Files.readString(info).contains("@NullMarked");
    }

    @Test
    void no_method_is_longer_than_60_lines() throws IOException {
        assertThat(longMethods()).isEmpty();
    }

    private static List<String> longMethods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(Sources.java()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new MethodLengths(unit, positions, found).scan(unit, null);
            }
        }
        return found;
    }

    private static final class MethodLengths extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<String> found;

        MethodLengths(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
            long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
            if (last - first + 1 > LONGEST_METHOD) {
                found.add(unit.getSourceFile().getName() + " " + method.getName() + " has " + (last - first + 1));
            }
            return super.visitMethod(method, null);
        }
    }
}
