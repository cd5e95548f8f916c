package org.gridmarket.testbed.docs.wire;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the Javadoc of the kernel says of its types and their components, read by the compiler's own parser. */
public final class Comments {
    /** One type: what it is, and what each of its components is. */
    private record Comment(String text, Map<String, String> components) {}

    private final Map<String, Comment> byClass;

    private Comments(Map<String, Comment> byClass) {
        this.byClass = byClass;
    }

    /** Of all sources under a folder. */
    public static Comments read(Path sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, Comment> found = new LinkedHashMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> paths = Files.walk(sources)) {
            List<Path> java = paths.filter(path -> path.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, trees, found).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the sources under " + sources, unreadable);
        }
        return new Comments(found);
    }

    /** What a type is; empty when its source says nothing. */
    public String of(Class<?> type) {
        Comment comment = byClass.get(type.getName());
        return comment == null ? "" : comment.text();
    }

    /** What a component of a record is; empty when its source says nothing. */
    public String of(Class<?> type, String component) {
        Comment comment = byClass.get(type.getName());
        return comment == null ? "" : comment.components().getOrDefault(component, "");
    }

    private static final class Reader extends TreePathScanner<@Nullable Void, @Nullable String> {
        private final String prefix;
        private final DocTrees trees;
        private final Map<String, Comment> found;

        Reader(CompilationUnitTree unit, DocTrees trees, Map<String, Comment> found) {
            this.prefix = unit.getPackageName() + ".";
            this.trees = trees;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable String outer) {
            String name = (outer == null ? prefix : outer + "$") + type.getSimpleName();
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                found.put(name, new Comment(text(comment.getFullBody(), name), components(comment, name)));
            }
            return super.visitClass(type, name);
        }

        private static Map<String, String> components(DocCommentTree comment, String name) {
            Map<String, String> components = new LinkedHashMap<>();
            for (DocTree tag : comment.getBlockTags()) {
                if (tag instanceof ParamTree parameter) {
                    components.put(parameter.getName().toString(), text(parameter.getDescription(), name));
                }
            }
            return components;
        }

        private static String text(List<? extends DocTree> parts, String name) {
            return parts.stream()
                    .map(part -> plain(part, name))
                    .collect(Collectors.joining())
                    .replaceAll("\\s+", " ")
                    .strip();
        }

        private static String plain(DocTree part, String name) {
            return switch (part) {
                case TextTree text -> text.getBody();
                case LiteralTree literal -> literal.getBody().getBody();
                case EntityTree entity -> character(entity.getName().toString());
                case ValueTree value
                when value.getReference() != null ->
                    constant(value.getReference().getSignature(), name);
                case LinkTree link ->
                    link.getLabel().isEmpty()
                            ? constant(link.getReference().getSignature(), name)
                            : text(link.getLabel(), name);
                default -> "";
            };
        }

        private static String character(String entity) {
            return switch (entity) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "amp" -> "&";
                default -> throw new IllegalStateException("no character for &" + entity + ";");
            };
        }

        /** The number that a reference names, or its last word. */
        private static String constant(String reference, String name) {
            int hash = reference.indexOf('#');
            String word = reference.substring(hash + 1);
            String owner =
                    hash <= 0 ? name : name.substring(0, name.lastIndexOf('.') + 1) + reference.substring(0, hash);
            try {
                var field = Class.forName(owner).getDeclaredField(word);
                field.setAccessible(true);
                return field.get(null) instanceof Number number ? number.toString() : word;
            } catch (ReflectiveOperationException noConstant) {
                return word.substring(word.lastIndexOf('.') + 1);
            }
        }
    }
}
