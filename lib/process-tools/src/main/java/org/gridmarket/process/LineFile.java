package org.gridmarket.process;

import java.nio.file.Path;
import java.util.List;

/**
 * A private file to which whole lines are added, each forced to the disk before the call returns. A last line without its end
 * is one that a crash has cut: it was never acted upon, and is taken off when the file is opened again.
 */
public final class LineFile {
    private final PrivateFile file;
    private final List<String> lines;

    /** Opens it, or makes it when there is none. */
    public LineFile(Path path) {
        this.file = new PrivateFile(path);
        if (!file.exists()) {
            file.replace("");
            lines = List.of();
            return;
        }
        String text = file.read();
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        lines = whole.lines().toList();
        if (whole.length() < text.length()) {
            file.replace(whole);
        }
    }

    /** What stood in it when it was opened. */
    public List<String> lines() {
        return lines;
    }

    /** Adds lines, each with its end. */
    public void append(String more) {
        file.append(more);
    }

    /** Gives it other lines, each with its end; a crash leaves the old ones or the new ones. */
    public void replace(String content) {
        file.replace(content);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
