package org.gridmarket.middleware.actor;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.component.ComponentLimits;

/**
 * Questions that wait for an answer. Each that may have one ends exactly once, by it or without; who may have many keeps its
 * question until whoever was asked is gone, or more questions are open than are kept. Time comes in as an argument.
 */
final class OpenQuestions {
    private record Open(Life asked, boolean many, long untilMillis, Consumer<Optional<Bytes>> ends) {}

    private final Map<Long, Open> open = new LinkedHashMap<>();
    private long last;

    /** Opens one; returns its number. */
    long ask(Life asked, boolean many, long nowMillis, Consumer<Optional<Bytes>> ends) {
        if (open.size() >= ComponentLimits.QUESTIONS_TOGETHER) {
            end(open.keySet().iterator().next());
        }
        last++;
        open.put(last, new Open(asked, many, nowMillis + ComponentLimits.ANSWER_MILLIS, ends));
        return last;
    }

    /** An answer of whoever was asked; others are not heard. */
    void answered(Life by, long question, Bytes answer) {
        Open found = open.get(question);
        if (found != null && found.asked().equals(by)) {
            if (!found.many()) {
                open.remove(question);
            }
            found.ends().accept(Optional.of(answer));
        }
    }

    /** It could not be asked. */
    void end(long question) {
        Open found = open.remove(question);
        if (found != null) {
            found.ends().accept(Optional.empty());
        }
    }

    /** Whoever was asked is gone. */
    void gone(Life asked) {
        endAll(question -> question.asked().equals(asked));
    }

    /** Ends those that have waited too long. */
    void beat(long nowMillis) {
        endAll(question -> !question.many() && nowMillis >= question.untilMillis());
    }

    private void endAll(Predicate<Open> ending) {
        List<Open> ended = new ArrayList<>();
        for (Iterator<Open> each = open.values().iterator(); each.hasNext(); ) {
            Open question = each.next();
            if (ending.test(question)) {
                each.remove();
                ended.add(question);
            }
        }
        ended.forEach(question -> question.ends().accept(Optional.empty()));
    }

    int size() {
        return open.size();
    }
}
