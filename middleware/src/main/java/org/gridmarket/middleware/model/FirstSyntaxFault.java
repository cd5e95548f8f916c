package org.gridmarket.middleware.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.gridmarket.kernel.wire.ShownText;
import org.jspecify.annotations.Nullable;

/**
 * Ends the reading at the first fault of the syntax, and tells what was expected there: what a parser makes of a text behind a
 * fault misleads more than it helps.
 */
final class FirstSyntaxFault extends BaseErrorListener {
    /** Kinds of words of either language, as people call them. */
    private static final Map<String, String> KINDS = Map.of(
            "INT",
            "a whole number",
            "FLOAT",
            "a fraction",
            "NUMBER",
            "a number",
            "STRING",
            "a text",
            "BOOL",
            "true or false");

    /** Words with several spellings; where any name may stand, they are names. */
    private static final Map<String, String> SPELT = Map.of("JAVA", "'java'", "PYTHON", "'python'", "CPP", "'c++'");

    private final int nameToken;

    /** Thrown through the parser. */
    static final class FoundException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final transient ModelFault fault;

        FoundException(ModelFault fault) {
            super(fault.text());
            this.fault = fault;
        }

        ModelFault fault() {
            return fault;
        }
    }

    /** @param nameToken where it is expected, any name may stand, words of the language included */
    FirstSyntaxFault(int nameToken) {
        this.nameToken = nameToken;
    }

    @Override
    public void syntaxError(
            Recognizer<?, ?> recognizer,
            @Nullable Object offending,
            int line,
            int column,
            String message,
            @Nullable RecognitionException cause) {
        Position at = new Position(line, column + 1);
        throw new FoundException(new ModelFault(
                at,
                ModelRejection.SYNTAX,
                recognizer instanceof Parser parser && offending instanceof Token token
                        ? "'" + shown(token) + "' stands where " + expected(parser, cause) + " was expected"
                        : "'" + begins(recognizer, cause) + "' begins no word, number or text"));
    }

    private static String shown(Token token) {
        return token.getType() == Token.EOF ? "the end" : ShownText.of(token.getText());
    }

    private static String begins(Recognizer<?, ?> recognizer, @Nullable RecognitionException cause) {
        if (recognizer instanceof Lexer lexer && cause != null) {
            CharStream text = lexer.getInputStream();
            int point = text.LA(1);
            return point == CharStream.EOF
                    ? ShownText.of(lexer.getText())
                    : ShownText.of(new String(Character.toChars(point)));
        }
        return "this";
    }

    private String expected(Parser parser, @Nullable RecognitionException cause) {
        IntervalSet tokens = cause instanceof NoViableAltException
                ? parser.getATN().getExpectedTokens(cause.getOffendingState(), cause.getCtx())
                : parser.getExpectedTokens();
        Vocabulary words = parser.getVocabulary();
        boolean anyName = tokens.contains(nameToken);
        List<String> shown = new ArrayList<>();
        for (int token : tokens.toList()) {
            if (token == Token.EOF) {
                shown.add("the end");
            } else if (token == nameToken) {
                shown.add("a name");
            } else {
                word(words, token, anyName).ifPresent(shown::add);
            }
        }
        return String.join(" or ", shown);
    }

    /** Empty for a word of the language where any name may stand. */
    private static Optional<String> word(Vocabulary words, int token, boolean anyName) {
        String literal = words.getLiteralName(token);
        String symbol = words.getSymbolicName(token);
        String shown = literal != null ? literal : SPELT.getOrDefault(symbol, KINDS.getOrDefault(symbol, symbol));
        boolean isName = literal != null ? Character.isLetter(literal.charAt(1)) : SPELT.containsKey(symbol);
        return anyName && isName ? Optional.empty() : Optional.of(shown);
    }
}
