package org.gridmarket.check.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.check.logic.Formula.Always;
import org.gridmarket.check.logic.Formula.And;
import org.gridmarket.check.logic.Formula.Atom;
import org.gridmarket.check.logic.Formula.Constant;
import org.gridmarket.check.logic.Formula.Eventually;
import org.gridmarket.check.logic.Formula.Implies;
import org.gridmarket.check.logic.Formula.Moved;
import org.gridmarket.check.logic.Formula.Next;
import org.gridmarket.check.logic.Formula.Not;
import org.gridmarket.check.logic.Formula.Or;
import org.gridmarket.check.logic.Formula.Paths;
import org.gridmarket.check.logic.Formula.Until;
import org.gridmarket.check.logic.Formula.WeakUntil;

/**
 * Reads formulas: {@code true false ! & | -> AX EX AF EF AG EG A[f U g] A[f W g] E[..]}, predicates such as
 * {@code sealed(1)}, {@code moved(close(1))}, {@code stuck}; and four sentences (6.4.2): {@code f cannot happen after g},
 * {@code f only after g}, {@code if f then g only after h}, {@code f will happen after g}.
 */
public final class FormulaReader {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(->|[!&|()\\[\\]]|[A-Za-z_][A-Za-z0-9_-]*(?:\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\))?)");
    private static final Pattern NEVER_AFTER = Pattern.compile("(.+) cannot happen after (.+)");
    private static final Pattern IF_ONLY_AFTER = Pattern.compile("if (.+) then (.+) only after (.+)");
    private static final Pattern ONLY_AFTER = Pattern.compile("(.+) only after (.+)");
    private static final Pattern SOME_TIME_AFTER = Pattern.compile("(.+) will happen after (.+)");

    private final String text;
    private final List<String> tokens;
    private int at;

    private FormulaReader(String text) {
        this.text = text;
        this.tokens = tokens(text);
    }

    /** Reads a formula or one of the four sentences. */
    public static Formula read(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        Matcher matcher = NEVER_AFTER.matcher(line);
        if (matcher.matches()) {
            Formula never = new Always(Paths.ALL, new Not(formula(matcher.group(1))));
            return always(new Implies(formula(matcher.group(2)), new Next(Paths.ALL, never)));
        }
        matcher = IF_ONLY_AFTER.matcher(line);
        if (matcher.matches()) {
            Formula waits = new WeakUntil(Paths.ALL, new Not(formula(matcher.group(2))), formula(matcher.group(3)));
            return always(new Implies(formula(matcher.group(1)), new Next(Paths.ALL, waits)));
        }
        matcher = ONLY_AFTER.matcher(line);
        if (matcher.matches()) {
            return new WeakUntil(Paths.ALL, new Not(formula(matcher.group(1))), formula(matcher.group(2)));
        }
        matcher = SOME_TIME_AFTER.matcher(line);
        if (matcher.matches()) {
            return always(new Implies(formula(matcher.group(2)), new Eventually(Paths.ALL, formula(matcher.group(1)))));
        }
        return formula(line);
    }

    /** What has to come true somewhere, lest the property says nothing: left sides, and what a sentence speaks of. */
    public static List<Formula> antecedents(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        List<Formula> found = new ArrayList<>();
        for (Pattern sentence : List.of(NEVER_AFTER, IF_ONLY_AFTER, ONLY_AFTER)) {
            Matcher matcher = sentence.matcher(line);
            if (matcher.matches()) {
                found.add(formula(matcher.group(1)));
                found.add(formula(matcher.group(2)));
                return found;
            }
        }
        leftSides(read(text), found);
        return found;
    }

    private static void leftSides(Formula formula, List<Formula> found) {
        switch (formula) {
            case Constant constant -> {}
            case Atom atom -> {}
            case Moved moved -> {}
            case Not(var inner) -> leftSides(inner, found);
            case And(var left, var right) -> both(left, right, found);
            case Or(var left, var right) -> both(left, right, found);
            case Implies(var left, var right) -> {
                found.add(left);
                both(left, right, found);
            }
            case Next(var paths, var inner) -> leftSides(inner, found);
            case Always(var paths, var inner) -> leftSides(inner, found);
            case Eventually(var paths, var inner) -> leftSides(inner, found);
            case Until(var paths, var left, var right) -> both(left, right, found);
            case WeakUntil(var paths, var left, var right) -> both(left, right, found);
        }
    }

    private static void both(Formula left, Formula right, List<Formula> found) {
        leftSides(left, found);
        leftSides(right, found);
    }

    private static Formula always(Formula inner) {
        return new Always(Paths.ALL, inner);
    }

    private static Formula formula(String text) {
        FormulaReader reader = new FormulaReader(text);
        Formula whole = reader.implication();
        if (reader.at < reader.tokens.size()) {
            throw reader.wrong("the end");
        }
        return whole;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.strip());
        int from = 0;
        while (from < text.strip().length()) {
            if (!matcher.find(from) || matcher.start() != from) {
                throw new FormulaException(
                        "cannot read '" + text.strip().substring(from).strip() + "' in: " + text);
            }
            tokens.add(matcher.group(1));
            from = matcher.end();
        }
        return tokens;
    }

    private Formula implication() {
        Formula left = disjunction();
        return take("->") ? new Implies(left, implication()) : left;
    }

    private Formula disjunction() {
        Formula left = conjunction();
        while (take("|")) {
            left = new Or(left, conjunction());
        }
        return left;
    }

    private Formula conjunction() {
        Formula left = unary();
        while (take("&")) {
            left = new And(left, unary());
        }
        return left;
    }

    private Formula unary() {
        if (take("!")) {
            return new Not(unary());
        }
        if (take("(")) {
            Formula inner = implication();
            expect(")");
            return inner;
        }
        String token = next();
        return switch (token) {
            case "AX" -> new Next(Paths.ALL, unary());
            case "EX" -> new Next(Paths.SOME, unary());
            case "AG" -> new Always(Paths.ALL, unary());
            case "EG" -> new Always(Paths.SOME, unary());
            case "AF" -> new Eventually(Paths.ALL, unary());
            case "EF" -> new Eventually(Paths.SOME, unary());
            case "A" -> until(Paths.ALL);
            case "E" -> until(Paths.SOME);
            case "true" -> new Constant(true);
            case "false" -> new Constant(false);
            default -> atom(token);
        };
    }

    private Formula until(Paths paths) {
        expect("[");
        Formula left = implication();
        String word = next();
        Formula right = implication();
        expect("]");
        return switch (word) {
            case "U" -> new Until(paths, left, right);
            case "W" -> new WeakUntil(paths, left, right);
            default -> throw new FormulaException("'U' or 'W' expected, not '" + word + "', in: " + text);
        };
    }

    private Formula atom(String token) {
        if (!Character.isLetter(token.charAt(0))) {
            at--;
            throw wrong("a formula");
        }
        return token.startsWith("moved(")
                ? new Moved(
                        token.substring("moved(".length(), token.length() - 1).strip())
                : new Atom(token.replaceAll("\\s", ""));
    }

    private boolean take(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw wrong("'" + token + "'");
        }
    }

    private String next() {
        if (at >= tokens.size()) {
            throw wrong("a formula");
        }
        return tokens.get(at++);
    }

    private FormulaException wrong(String expected) {
        String found = at < tokens.size() ? "'" + tokens.get(at) + "'" : "the end";
        return new FormulaException(expected + " expected, not " + found + ", in: " + text);
    }
}
