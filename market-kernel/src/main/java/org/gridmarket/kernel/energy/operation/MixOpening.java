package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.draw.DrawCheck;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixSessionLifeCycle;
import org.gridmarket.kernel.energy.mixing.MixSessionStatus;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.mixing.SessionSplit;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Role;
import org.jspecify.annotations.Nullable;

/**
 * Makes locked sessions of <em>all</em> joins of a window and group, so that nobody picks the participants; each circle by
 * itself, since it mixes whom bundles and steps fit. It needs the seal of the join book, which every join needs absent: none
 * can slip in behind it.
 */
final class MixOpening {
    private static final String SOURCE = "anonymity, Mixing";

    /** A mix that is to be opened. */
    record Facts(
            EnergyCommand.OpenMix command,
            @Nullable MixWindow window,
            List<StoredValues.MixJoin> joins,
            boolean opened,
            boolean joinBookSealed,
            boolean over,
            SignedCall call) {
        @Nullable String unknown() {
            return window == null ? "no window of mixing begins at interval " + command.window() : null;
        }

        @Nullable String joinsOpen() {
            return joinBookSealed ? null : "book " + known().joinBook() + " is not sealed";
        }

        @Nullable String isOver() {
            return over ? "mixing of window " + command.window() + " ended with book " + known().lastBook() : null;
        }

        @Nullable String openedAlready() {
            return opened
                    ? "the mix of window " + command.window() + " and group " + command.group() + " is open"
                    : null;
        }

        @Nullable String nobody() {
            return joins.isEmpty()
                    ? "nobody of group " + command.group() + " has joined window " + command.window()
                    : null;
        }

        boolean isDrawn() {
            return known().terms().isDrawn(joins.size());
        }

        MixWindow known() {
            if (window == null) {
                throw new IllegalStateException("an earlier rule should have refused this");
            }
            return window;
        }
    }

    // spotless:off
    static final RuleBook<Facts> OPEN = RuleBook.of("energy:openMix",
            rule(MixRejection.WINDOW_UNKNOWN, SOURCE, Facts::unknown),
            rule(MixRejection.JOINS_OPEN,     SOURCE, Facts::joinsOpen),
            rule(MixRejection.MIX_OVER,       SOURCE, Facts::isOver),
            rule(MixRejection.ALREADY_OPENED, SOURCE, Facts::openedAlready),
            rule(MixRejection.NOBODY_JOINED,  SOURCE, Facts::nobody));
    // spotless:on

    private MixOpening() {}

    static Decision<Receipt> run(EnergyCommand.OpenMix command, SignedCall call, EnergyState state, DrawCheck check) {
        return standing(command, call, state)
                .then(legal -> DrawnShares.SHARES
                        .check(DrawnShares.of(legal, state, check))
                        .then(DrawnShares.COMPLETE::check)
                        .map(drawn -> store(legal, drawn, state)));
    }

    /** What an opening must find, whatever its draw. */
    static Decision<Facts> standing(EnergyCommand.OpenMix command, SignedCall call, EnergyState state) {
        @Nullable MixWindow window = state.rules().windowFrom(command.window()).orElse(null);
        boolean sealed = window != null && state.isSealed(call.calendar(), window.joinBook());
        List<StoredValues.MixJoin> joins = sealed
                ? EnergyState.MIX_JOIN
                        .startingWith(
                                state.world(),
                                state.limits().of(EnergyLimit.MIX_JOINS_PER_GROUP),
                                command.window(),
                                command.group())
                        .stream()
                        .map(StateTable.Row::value)
                        .toList()
                : List.of();
        Facts facts = new Facts(
                command,
                window,
                joins,
                EnergyState.MIX_OPENING.has(state.world(), command.window(), command.group()),
                sealed,
                MixStanding.isOver(command.window(), call, state),
                call);
        return OPEN.check(facts);
    }

    /** Session numbers go on through all circles, so that each names one session of the group. */
    private static Receipt store(Facts legal, DrawnShares drawn, EnergyState state) {
        EnergyCommand.OpenMix command = legal.command();
        MixingTerms terms = legal.known().terms();
        if (legal.isDrawn()) {
            state.tell(new EnergyEvent.MixDrawn(command.window(), command.group(), drawn.together(), drawn.missing()));
        }
        int sessions = 0;
        for (MixCircle circle : terms.circles()) {
            List<StoredValues.MixJoin> joins = legal.joins().stream()
                    .filter(join -> join.circle().equals(circle.id()))
                    .toList();
            if (joins.size() >= terms.leastParticipants()) {
                sessions = open(circle.id(), joins, sessions, legal, drawn, state);
            } else if (!joins.isEmpty()) {
                state.tell(new EnergyEvent.MixNotOpened(command.window(), command.group(), circle.id(), joins.size()));
            }
        }
        EnergyState.MIX_OPENING.put(
                state.world(), new StoredValues.MixOpening(sessions), command.window(), command.group());
        return state.receipt(
                EnergyResult.Opened.class,
                new EnergyResult.Opened(sessions, legal.joins().size()));
    }

    /** Returns the number of the next session. */
    private static int open(
            CircleId circle,
            List<StoredValues.MixJoin> joins,
            int first,
            Facts legal,
            DrawnShares drawn,
            EnergyState state) {
        EnergyCommand.OpenMix command = legal.command();
        MixingTerms terms = legal.known().terms();
        Map<AccountKey, StoredValues.MixJoin> rows = new LinkedHashMap<>();
        joins.forEach(row -> rows.put(row.account(), row));
        int number = first;
        for (List<AccountKey> participants : split(joins, legal, drawn)) {
            MixSession session = new MixSession(command.window(), command.group(), number);
            MixSessionLifeCycle.TABLE.follow(
                    MixSessionStatus.UNKNOWN,
                    MixSessionLifeCycle.OPEN,
                    Role.anyone(),
                    new MixSessionLifeCycle.Opening(
                            legal.joinBookSealed(), legal.over(), joins.size(), terms.leastParticipants()));
            MixLock lock = MixLock.opened(
                    session, circle, terms, participants, legal.call().now());
            state.putMixLock(lock);
            for (AccountKey participant : lock.participants()) {
                StoredValues.MixJoin row = Objects.requireNonNull(rows.get(participant));
                EnergyState.MIX_JOIN.put(state.world(), row.in(number), command.window(), command.group(), participant);
            }
            state.tell(new EnergyEvent.MixOpened(lock));
            number++;
        }
        return number;
    }

    private static List<List<AccountKey>> split(List<StoredValues.MixJoin> joins, Facts legal, DrawnShares drawn) {
        return SessionSplit.of(
                legal.command().window(),
                legal.command().group(),
                joins.stream().map(StoredValues.MixJoin::account).toList(),
                drawn.seed(),
                legal.known().terms().participantsPerSession());
    }
}
