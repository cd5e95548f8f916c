package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gridmarket.agent.energy.AgentTally;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.audit.energy.AccountAudit;
import org.gridmarket.audit.energy.IntervalFinding;
import org.gridmarket.audit.energy.LogSearch;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.linkage.BlockOutsider;
import org.gridmarket.testbed.privacy.linkage.LinkageCount;
import org.gridmarket.testbed.privacy.linkage.LinkageResult;
import org.jspecify.annotations.Nullable;

/** Looks back on a day: what was traded against what could have been, and whether everything adds up. */
final class DayReview {
    /** Draws which of its accounts a home is looked for under. */
    private static final long LINKAGE_SEED = 1;

    private final DayPlan plan;
    private final DayBoard board;
    private final Neighbourhood homes;
    private final Consortium consortium;
    private final PartsOfDay parts;
    private final DayLinks links;
    private final HomeProcesses own;

    DayReview(
            DayPlan plan,
            DayBoard board,
            Neighbourhood homes,
            Consortium consortium,
            PartsOfDay parts,
            DayLinks links,
            HomeProcesses own) {
        this.plan = plan;
        this.board = board;
        this.homes = homes;
        this.consortium = consortium;
        this.parts = parts;
        this.links = links;
        this.own = own;
    }

    /** What is known without asking anybody: events, agents, meters, and files of this machine. */
    DayResult result(DayBills bills, DayResult.Times times) {
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
        EnergySum optimum = WholeDay.optimum(board.pages(), rules, microgrid.first(), microgrid.last());
        @Nullable PrivacyFigures privacy = privacy();
        return new DayResult(
                lines,
                offers(),
                homesWithoutOffers(),
                new DayResult.Counted(board.solutionsAccepted(), records.refusedByCode()),
                traded,
                optimum,
                findings(lines, bills, impossible(traded, optimum, privacy)),
                bills,
                physics.substation(),
                physics.batteries(),
                records.times(microgrid.first().round(), microgrid.last().round()),
                times,
                privacy,
                PeerAnswers.NOT_ASKED);
    }

    /** More than the most that can be is a rule that was lost, not good luck. */
    private static List<String> impossible(EnergySum traded, EnergySum optimum, @Nullable PrivacyFigures privacy) {
        List<String> impossible = new ArrayList<>();
        if (traded.exceeds(optimum)) {
            impossible.add(traded + " were traded, at most " + optimum + " can be within the limits");
        }
        if (privacy != null && traded.exceeds(privacy.unrestricted())) {
            impossible.add(traded + " were traded anonymously, at most " + privacy.unrestricted()
                    + " can be in public within the limits of the input: the price of privacy is negative");
        }
        return impossible;
    }

    /** What peers, gateways and forwarders say; each is asked for a while and may be away. */
    PeerAnswers ask() throws InterruptedException {
        EndQuestions questions = new EndQuestions(consortium, EndQuestions.PATIENCE);
        @Nullable Boolean agree = questions.peersAgree();
        @Nullable List<String> differing = differingAccounts(board.accounts(), questions);
        @Nullable LinkageResult linkage = null;
        @Nullable ForwarderFigures forwarders = null;
        List<String> traces = new ArrayList<>();
        if (plan.anonymity() != null) {
            linkage = linkage(questions);
            forwarders = questions
                    .ask(
                            "a gateway or forwarder, for its counts",
                            () -> links.figures(board.traces()::isAnonymous, parts, own))
                    .orElse(null);
            if (forwarders != null) {
                traces.addAll(traces(forwarders));
            }
        }
        return new PeerAnswers(agree, questions.absent(), differing, linkage, forwarders, traces);
    }

    private @Nullable PrivacyFigures privacy() {
        AnonymityPlan anonymity = plan.anonymity();
        if (anonymity == null) {
            return null;
        }
        int beyond = homes.agents().stream()
                .map(TradingAgent::tally)
                .mapToInt(AgentTally::wishesNotOffered)
                .sum();
        List<String> traces = new ArrayList<>(board.traces().offences());
        traces.addAll(new LogSearch(board.traces(), DayLinks.HOUSEHOLDS).folder(parts.logs()));
        return new PrivacyReview(plan.microgrid(), anonymity, board.privacy()).figures(board, beyond, traces);
    }

    private List<String> traces(ForwarderFigures forwarders) {
        LogSearch logs = new LogSearch(board.traces(), DayLinks.HOUSEHOLDS);
        List<String> traces = new ArrayList<>();
        forwarders.gateways().forEach((gateway, page) -> traces.addAll(logs.text(gateway, page.text())));
        forwarders.forwarders().forEach((forwarder, page) -> traces.addAll(logs.text(forwarder, page.text())));
        traces.addAll(forwarders.offences());
        return traces;
    }

    /** The worst outsider: one who knows exactly what each home meant to trade. */
    private @Nullable LinkageResult linkage(EndQuestions questions) throws InterruptedException {
        List<LedgerBlock> blocks = new ArrayList<>();
        String whom = "the peer of " + consortium.peers().getFirst() + ", for its blocks";
        if (questions.ask(whom, () -> readAll(blocks)).isEmpty()) {
            return null;
        }
        BlockOutsider outsider = new BlockOutsider(consortium.target());
        blocks.forEach(outsider::read);
        List<OfferPlan> plans =
                homes.homes().stream().map(home -> home.household().plan()).toList();
        LinkageCount count = new LinkageCount();
        count.ask(outsider, homes.past(plans), homes.owners(), new SplittableRandom(LINKAGE_SEED));
        return count.result();
    }

    private Integer readAll(List<LedgerBlock> blocks) {
        blocks.clear();
        try {
            consortium.blocks(blocks::add);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("stopped while reading blocks", stopped);
        }
        return blocks.size();
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

    private List<String> homesWithoutOffers() {
        Map<AccountKey, Household> owners = homes.households();
        Set<Household> offering = new HashSet<>();
        board.pages().stream()
                .map(page -> owners.get(page.account()))
                .filter(Objects::nonNull)
                .forEach(offering::add);
        return homes.homes().stream()
                .map(Neighbourhood.Home::household)
                .filter(home -> !offering.contains(home))
                .map(home -> home.meter().name())
                .toList();
    }

    /** Refused operations of the agents, by code; they are no violation, but worth a look. */
    Map<String, Integer> refusedOperations() {
        Map<String, Integer> refused = new TreeMap<>();
        homes.agents()
                .forEach(agent -> agent.refusals().forEach((code, count) -> refused.merge(code, count, Integer::sum)));
        return refused;
    }

    private DayResult.Findings findings(List<IntervalLine> lines, DayBills bills, List<String> impossible) {
        List<String> violations = new ArrayList<>(lines.stream()
                .map(IntervalLine::finding)
                .map(IntervalFinding::offence)
                .filter(Objects::nonNull)
                .toList());
        violations.addAll(impossible);
        violations.addAll(new StatedLimits(plan.stated(), plan.anonymity() != null, homes.households())
                .violations(board.pages(), board.trades()));
        homes.meters().forEach(meter -> meter.imbalanceUntil(plan.lastFinal()).ifPresent(violations::add));
        bills.offence().ifPresent(violations::add);
        AccountAudit accounts = board.accounts();
        accounts.assetOffence().ifPresent(violations::add);
        accounts.creditOffence().ifPresent(violations::add);
        Set<Interval> unsettled = new HashSet<>(accounts.unsettled());
        unsettled.removeIf(t -> t.isAfter(plan.lastFinal())); // homes with processes of their own go on
        for (Interval t = plan.microgrid().first(); !t.isAfter(plan.microgrid().last()); t = t.next()) {
            if (!board.isFinal(t)) {
                unsettled.add(t);
            }
        }
        return new DayResult.Findings(
                violations,
                accounts.assetOffence().isEmpty(),
                accounts.creditOffence().isEmpty(),
                unsettled.size());
    }

    /** Compares every account on the ledger with what its trades make it; null when the peer does not answer. */
    private @Nullable List<String> differingAccounts(AccountAudit accounts, EndQuestions questions)
            throws InterruptedException {
        List<String> differing = new ArrayList<>();
        Set<AccountKey> hidden = accounts.anonymous();
        Organisation peer = consortium.peers().getFirst();
        for (Map.Entry<AccountKey, Money> account : accounts.credit().entrySet()) {
            AccountKey key = account.getKey();
            if (hidden.contains(key)) {
                continue; // no peer answers for it, and asking would tell something
            }
            Optional<String> answer = questions.ask(
                    "the peer of " + peer + ", for accounts",
                    () -> consortium.ask(peer, new EnergyQuery.ReadAccount(key)));
            if (answer.isEmpty()) {
                return null;
            }
            Money held = RecordCodec.of(Account.class).read(answer.get()).credit();
            if (!held.equals(account.getValue())) {
                differing.add("account " + key + " holds " + held + ", its trades make it " + account.getValue());
            }
        }
        return differing;
    }
}
