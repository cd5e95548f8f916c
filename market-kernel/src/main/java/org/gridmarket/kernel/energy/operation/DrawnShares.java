package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.draw.DrawCheck;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.DrawTerms;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The shares of a draw: those that an operation brings and those that stand on the ledger. What stands counts whether the
 * operation names it or not, so whoever opens a mix leaves nothing out.
 *
 * @param given by the operation
 * @param standing on the ledger, each checked when it came
 * @param due how many the draw needs now; 0 where one session takes the whole group
 */
record DrawnShares(
        SessionDraw draw, DrawTerms terms, List<DrawShare> given, List<DrawShare> standing, int due, DrawCheck check) {
    private static final String SOURCE = "anonymity, Mixing; docs/adr/0010";

    // spotless:off
    static final RuleBook<DrawnShares> SHARES = RuleBook.of("energy, every operation that brings shares of a draw",
            rule(MixRejection.DRAW_KEY_UNKNOWN,    SOURCE, DrawnShares::unknownKey),
            rule(MixRejection.DRAW_SHARE_TWICE,    SOURCE, DrawnShares::twice),
            rule(MixRejection.DRAW_PROOF_BAD,      SOURCE, DrawnShares::notProved));
    static final RuleBook<DrawnShares> COMPLETE = RuleBook.of("energy:openMix, of a group that takes several sessions",
            rule(MixRejection.DRAW_SHARES_MISSING, SOURCE, DrawnShares::tooFew));
    static final RuleBook<DrawnShares> POST = RuleBook.of("energy:postDrawShares",
            rule(MixRejection.DRAW_SHARES_NOT_NEEDED, SOURCE, DrawnShares::notNeeded));
    // spotless:on

    /** Of a mix that may be opened, as far as everything else goes. */
    static DrawnShares of(MixOpening.Facts opening, EnergyState state, DrawCheck check) {
        DrawTerms terms = opening.known().terms().draw();
        SessionDraw draw = new SessionDraw(
                opening.call().ledger().target(),
                opening.command().window(),
                opening.command().group());
        if (!opening.isDrawn()) {
            return new DrawnShares(draw, terms, opening.command().shares(), List.of(), 0, check);
        }
        StoredValues.Seal seal = EnergyState.SEALED
                .find(state.world(), opening.known().joinBook())
                .orElseThrow(); // joins are refused where the join book lies before the market's first
        List<DrawShare> standing = EnergyState.MIX_DRAW
                .find(state.world(), draw.window(), draw.group())
                .orElse(StoredValues.StandingShares.NONE)
                .shares();
        int due = terms.sharesNeeded(seal.time(), opening.call().now());
        return new DrawnShares(draw, terms, opening.command().shares(), standing, due, check);
    }

    private @Nullable String unknownKey() {
        return given.stream()
                .map(DrawShare::key)
                .filter(key -> !terms.keys().contains(key))
                .map(key -> "key " + key + " is none of the draw keys " + terms.keys())
                .findFirst()
                .orElse(null);
    }

    private @Nullable String twice() {
        Set<DrawKey> seen = new LinkedHashSet<>();
        return given.stream()
                .map(DrawShare::key)
                .filter(key -> !seen.add(key))
                .map(key -> "key " + key + " gives two shares")
                .findFirst()
                .orElse(null);
    }

    private @Nullable String notProved() {
        return given.stream()
                .filter(share ->
                        check.output(share.key(), draw.input(), share.proof()).isEmpty())
                .map(share -> "the proof is not that of key " + share.key() + " for window " + draw.window()
                        + " and group " + draw.group())
                .findFirst()
                .orElse(null);
    }

    private @Nullable String tooFew() {
        int known = together().size();
        return known < due
                ? known + " of " + terms.keys().size() + " shares are there, " + due
                        + " are needed by now; missing are " + missing()
                : null;
    }

    private @Nullable String notNeeded() {
        if (due == 0) {
            return "group " + draw.group() + " fits one session of window " + draw.window();
        }
        return fresh().isEmpty() ? given.size() + " shares are named, none of them is new" : null;
    }

    /** Given, and not on the ledger yet. */
    List<DrawShare> fresh() {
        Set<DrawKey> stand = new LinkedHashSet<>();
        standing.forEach(share -> stand.add(share.key()));
        return given.stream().filter(share -> !stand.contains(share.key())).toList();
    }

    /** All of them, in the order of the keys in the terms. */
    List<DrawShare> together() {
        return terms.keys().stream()
                .flatMap(key -> Stream.concat(standing.stream(), fresh().stream())
                        .filter(share -> share.key().equals(key)))
                .toList();
    }

    List<DrawKey> missing() {
        List<DrawKey> known = together().stream().map(DrawShare::key).toList();
        return terms.keys().stream().filter(key -> !known.contains(key)).toList();
    }

    /** What decides the split. Asked only when all shares have been checked. */
    Bytes seed() {
        return SessionDraw.seed(together().stream()
                .map(share ->
                        check.output(share.key(), draw.input(), share.proof()).orElseThrow())
                .toList());
    }
}
