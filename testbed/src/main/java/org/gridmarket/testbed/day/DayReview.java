package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.audit.AccountAudit;
import org.gridmarket.testbed.audit.IntervalFinding;
import org.gridmarket.testbed.audit.LogSearch;
import org.gridmarket.testbed.household.AgentTally;
import org.gridmarket.testbed.household.OfferPlan;
import org.gridmarket.testbed.household.TradingAgent;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.linkage.BlockOutsider;
import org.gridmarket.testbed.privacy.linkage.LinkageCount;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;
import org.jspecify.annotations.Nullable;

/** Looks back on a day: what was traded against what could have been, and whether everything adds up. */
final class DayReview {
    private static final int DIGEST_TRIES = 40;
    private static final long DIGEST_PAUSE_MILLIS = 250;

    /** Draws which of its accounts a home is looked for under. */
    private static final long LINKAGE_SEED = 1;

    private final DayPlan plan;
    private final DayBoard board;
    private final Neighbourhood homes;
    private final Consortium consortium;
    private final PartsOfDay parts;
    private final DayLinks links;

    DayReview(
            DayPlan plan,
            DayBoard board,
            Neighbourhood homes,
            Consortium consortium,
            PartsOfDay parts,
            DayLinks links) {
        this.plan = plan;
        this.board = board;
        this.homes = homes;
        this.consortium = consortium;
        this.parts = parts;
        this.links = links;
    }

    DayResult result(DayBills bills, DayResult.Times times) throws InterruptedException {
        Microgrid microgrid = plan.microgrid();
        List<IntervalLine> lines = board.lines().stream()
                .filter(line -> line.interval().isWithin(microgrid.first(), microgrid.last()))
                .toList();
        EnergySum traded =
                EnergySum.of(lines.stream().map(line -> line.finding().traded()));
        MarketRules rules = MarketRules.NONE
                .withGrid(microgrid.first(), microgrid.grid())
                .withTariff(microgrid.first(), DayPlan.TARIFF);
        SolverRecords records = parts.solverRecords();
        DayPhysics physics = new DayPhysics(homes, microgrid.first(), microgrid.last());
        return new DayResult(
                lines,
                offers(),
                new DayResult.Counted(board.solutionsAccepted(), records.refusedByCode()),
                traded,
                WholeDay.optimum(board.pages(), rules, microgrid.first(), microgrid.last()),
                findings(lines, bills),
                bills,
                physics.substation(),
                physics.batteries(),
                records.times(microgrid.first(), microgrid.last()),
                times,
                privacy());
    }

    private @Nullable PrivacyFigures privacy() throws InterruptedException {
        AnonymityPlan anonymity = plan.anonymity();
        if (anonymity == null) {
            return null;
        }
        int beyond = homes.agents().stream()
                .map(TradingAgent::tally)
                .mapToInt(AgentTally::wishesNotOffered)
                .sum();
        RelayFigures relays = links.figures(board.traces()::isAnonymous, parts);
        return new PrivacyReview(plan.microgrid(), anonymity, board.privacy())
                .figures(board, beyond, traces(relays), linkage(), relays);
    }

    private List<String> traces(RelayFigures relays) {
        List<String> traces = new ArrayList<>(board.traces().offences());
        LogSearch logs = new LogSearch(board.traces(), DayLinks.HOUSEHOLDS);
        traces.addAll(logs.folder(parts.logs()));
        relays.gateways().forEach((gateway, page) -> traces.addAll(logs.text(gateway, page.text())));
        relays.relays().forEach((relay, page) -> traces.addAll(logs.text(relay, page.text())));
        traces.addAll(relays.offences());
        return traces;
    }

    /** The worst outsider: one who knows exactly what each home meant to trade. */
    private LinkageResult linkage() throws InterruptedException {
        BlockOutsider outsider = new BlockOutsider(consortium.target());
        consortium.blocks(outsider::read);
        List<OfferPlan> plans =
                homes.homes().stream().map(home -> home.household().plan()).toList();
        LinkageCount count = new LinkageCount();
        count.ask(outsider, homes.past(plans), homes.owners(), new SplittableRandom(LINKAGE_SEED));
        return count.result();
    }

    private DayResult.Counted offers() {
        int posted = 0;
        Map<String, Integer> refused = new TreeMap<>();
        for (Neighbourhood.Home home : homes.homes()) {
            AgentTally tally = home.agent().tally();
            tally.offersRefused().forEach((code, count) -> refused.merge(code, count, Integer::sum));
            if (tally.offersLate() > 0) {
                refused.merge("NOT_POSTED_IN_TIME", tally.offersLate(), Integer::sum);
            }
        }
        for (var page : board.pages()) {
            posted += page.offers().size();
        }
        return new DayResult.Counted(posted, refused);
    }

    /** Refused operations of the agents, by code; they are no violation, but worth a look. */
    Map<String, Integer> refusedOperations() {
        Map<String, Integer> refused = new TreeMap<>();
        homes.agents()
                .forEach(agent -> agent.refusals().forEach((code, count) -> refused.merge(code, count, Integer::sum)));
        return refused;
    }

    private DayResult.Findings findings(List<IntervalLine> lines, DayBills bills) throws InterruptedException {
        List<String> violations = new ArrayList<>(lines.stream()
                .map(IntervalLine::finding)
                .map(IntervalFinding::offence)
                .filter(Objects::nonNull)
                .toList());
        homes.meters().forEach(meter -> meter.imbalance().ifPresent(violations::add));
        bills.offence().ifPresent(violations::add);
        AccountAudit accounts = board.accounts();
        accounts.assetOffence().ifPresent(violations::add);
        accounts.creditOffence().ifPresent(violations::add);
        List<String> differing = differingAccounts(accounts);
        violations.addAll(differing);
        Set<Interval> unsettled = new HashSet<>(accounts.unsettled());
        for (Interval t = plan.microgrid().first(); !t.isAfter(plan.microgrid().last()); t = t.next()) {
            if (!board.isFinal(t)) {
                unsettled.add(t);
            }
        }
        return new DayResult.Findings(
                violations,
                accounts.assetOffence().isEmpty(),
                accounts.creditOffence().isEmpty() && differing.isEmpty(),
                peersAgree(),
                unsettled.size());
    }

    /** Compares every account on the ledger with what its trades make it. */
    private List<String> differingAccounts(AccountAudit accounts) {
        List<String> differing = new ArrayList<>();
        Set<AccountKey> hidden = accounts.anonymous();
        accounts.credit().forEach((key, expected) -> {
            if (hidden.contains(key)) {
                return; // no peer answers for it, and asking would tell something
            }
            String answer = consortium.ask(consortium.peers().getFirst(), new EnergyQuery.ReadAccount(key));
            Money held = RecordCodec.of(Account.class).read(answer).credit();
            if (!held.equals(expected)) {
                differing.add("account " + key + " holds " + held + ", its trades make it " + expected);
            }
        });
        return differing;
    }

    /** Rounds go on while the peers are asked, so they are asked until no block came between. */
    private boolean peersAgree() throws InterruptedException {
        for (int i = 0; i < DIGEST_TRIES; i++) {
            Set<String> digests = new HashSet<>();
            for (Organisation peer : consortium.peers()) {
                digests.add(consortium.ask(peer, new EnergyQuery.ReadStateDigest()));
            }
            if (digests.size() == 1) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(DIGEST_PAUSE_MILLIS);
        }
        return false;
    }
}
