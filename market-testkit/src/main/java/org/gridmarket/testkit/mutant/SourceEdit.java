package org.gridmarket.testkit.mutant;

/**
 * One place of one source file, written otherwise.
 *
 * @param file from the root of the project
 * @param original stands in the file exactly once
 * @param replacement what stands there instead
 */
public record SourceEdit(String file, String original, String replacement) {
    /**
     * The whole text with the edit in it.
     *
     * @param bug what the edit is of, for the message
     * @throws IllegalStateException when the code has changed so that the edit has no place any more
     */
    public String in(String source, String bug) {
        int place = source.indexOf(original);
        if (place < 0 || source.indexOf(original, place + 1) >= 0) {
            throw new IllegalStateException(bug + ": " + file + " does not hold exactly once: " + original);
        }
        return source.replace(original, replacement);
    }
}
