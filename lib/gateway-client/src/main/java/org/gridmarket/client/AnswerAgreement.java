package org.gridmarket.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides what became of one signed operation (ADR 12). Any gateway may carry it, and carries it once: the same operation
 * through another gateway gets the first outcome. It is on the ledger when an event that is believed shows it, or when
 * gateways of two organisations say so; it is refused when gateways of two organisations name the same code. A trusted
 * gateway's word does alone. Honest gateways may differ for a moment, so nobody is blamed for an answer.
 *
 * <p>No clock, no thread, no connection. Not thread-safe.
 */
public final class AnswerAgreement {
    private final Map<Gateway, Answer> answers = new LinkedHashMap<>();
    private boolean proved;

    /** An event that is believed shows that the operation is on the ledger. */
    public void proved() {
        proved = true;
    }

    /** What a gateway says; the last word of each counts. */
    public void answered(Gateway gateway, Answer answer) {
        answers.put(gateway, answer);
    }

    /** What is believed; empty while that is open. */
    public Optional<Answer> decided() {
        if (proved) {
            return Optional.of(answers.values().stream()
                    .filter(Answer.Committed.class::isInstance)
                    .findFirst()
                    .orElse(new Answer.Committed("", true)));
        }
        return answers.entrySet().stream()
                .filter(entry -> isOutcome(entry.getValue()))
                .filter(entry -> entry.getKey().trusted()
                        || organisationsThatSay(entry.getValue()) >= EventAgreement.ORGANISATIONS)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isOutcome(Answer answer) {
        return answer instanceof Answer.Committed || answer instanceof Answer.Rejected;
    }

    private int organisationsThatSay(Answer answer) {
        Set<String> organisations = new TreeSet<>();
        answers.forEach((gateway, other) -> {
            if (same(answer, other)) {
                organisations.add(gateway.organisation());
            }
        });
        return organisations.size();
    }

    /** The texts may differ: one gateway committed it, the other was told what came of it before. */
    private static boolean same(Answer one, Answer other) {
        return switch (one) {
            case Answer.Committed done -> other instanceof Answer.Committed;
            case Answer.Rejected refused ->
                other instanceof Answer.Rejected too && too.code().equals(refused.code());
            default -> false;
        };
    }

    /** Whether somebody says that it is on the ledger, so that waiting a moment for the event is worth it. */
    public boolean saysCommitted() {
        return answers.values().stream().anyMatch(Answer.Committed.class::isInstance);
    }

    /** Whom to ask next, of those in good standing first: nobody twice, other organisations before further gateways. */
    public Optional<Gateway> next(List<Gateway> inOrderOfPreference, Set<Gateway> asked) {
        Set<String> heard = asked.stream().map(Gateway::organisation).collect(Collectors.toCollection(TreeSet::new));
        List<Gateway> open = inOrderOfPreference.stream()
                .filter(gateway -> !asked.contains(gateway))
                .toList();
        return open.stream()
                .filter(gateway -> !heard.contains(gateway.organisation()))
                .findFirst()
                .or(() -> open.stream().findFirst());
    }

    /** When all were asked in vain: nobody knows, and the same operation may be sent again. */
    public Answer undecided() {
        if (answers.size() == 1 && !isOutcome(answers.values().iterator().next())) {
            return answers.values().iterator().next();
        }
        return new Answer.Indeterminate(answers.entrySet().stream()
                .map(entry -> entry.getKey() + " says " + said(entry.getValue()))
                .collect(Collectors.joining("; ")));
    }

    private static String said(Answer answer) {
        return switch (answer) {
            case Answer.Committed done -> "committed";
            case Answer.Rejected refused -> "refused: " + Shown.of(refused.text());
            case Answer.Conflicted conflict -> "conflicted";
            case Answer.Indeterminate unknown -> Shown.of(unknown.reason());
        };
    }
}
