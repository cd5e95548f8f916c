package org.gridmarket.testbed.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.message.Admission;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.gridmarket.solver.allocation.cases.NamedOffer;
import org.gridmarket.testbed.day.FabricConsortium;

/** One market of a run, from its founding to the last page that is settled. */
final class MarketRun {
    /** Operations of members under way at a time. */
    private static final int AT_A_TIME = 16;

    /** Founding takes two transactions, and must be over before the epoch. */
    private static final long FOUNDING_MILLIS = 20_000;

    /** The operator books money, and its account collects it. */
    private static final int OPERATIONS_OF_A_PAYMENT = 2;

    /** What a cycle may be late. */
    private static final long PATIENCE_MILLIS = 90_000;

    private final MarketCase given;
    private final FabricConsortium consortium;
    private final Members members;
    private final Consumer<String> progress;
    private RunPace pace;
    private MarketSchema schema;
    private Hearing hearing;
    private int unsettled;

    MarketRun(
            MarketCase given,
            FabricConsortium consortium,
            Clock clock,
            MarketLink<AllocationEvent> link,
            RunPace pace,
            Consumer<String> progress) {
        this.given = given;
        this.consortium = consortium;
        this.pace = pace;
        this.progress = progress;
        this.members =
                new Members(consortium.target(), clock, link, given.groups().keySet());
        this.schema = pace.of(given.schema(), new LedgerTime(System.currentTimeMillis()));
        this.hearing = new Hearing(schema.calendar());
    }

    MarketName name() {
        return schema.name();
    }

    MarketSchema schema() {
        return schema;
    }

    RunPace pace() {
        return pace;
    }

    Members members() {
        return members;
    }

    Hearing hearing() {
        return hearing;
    }

    int unsettled() {
        return unsettled;
    }

    MarketCase given() {
        return given;
    }

    void hear(AllocationEvent event) {
        hearing.hear(event);
    }

    /** What its offers put down, so that nobody needs more; then the schema, by two organisations; then the members. */
    void found() throws InterruptedException {
        RunPace borne = pace.bearing(largestBook(), pay());
        if (!borne.equals(pace)) {
            pace = borne;
            progress.accept("this machine is busy or slow: a cycle of " + name() + " takes offers for "
                    + pace.offeringMillis() + " ms and is solved for " + pace.solvingMillis() + " ms");
        }
        schema = pace.of(given.schema(), new LedgerTime(System.currentTimeMillis() + FOUNDING_MILLIS));
        hearing = new Hearing(schema.calendar());
        submit(schema.operator(), true, new AllocationCommand.ProposeMarket(schema));
        submit(schema.supervisor(), true, new AllocationCommand.ApproveMarket(schema.name(), schema.digest()));
        List<Admission> admissions = new ArrayList<>();
        given.groups()
                .forEach((member, groups) -> admissions.add(new Admission(
                        members.account(member), groups.stream().sorted().toList())));
        int most = AllocationLimit.MEMBERS_PER_ADMISSION.ceiling();
        for (int from = 0; from < admissions.size(); from += most) {
            submit(
                    schema.operator(),
                    true,
                    new AllocationCommand.AdmitMembers(
                            schema.name(), admissions.subList(from, Math.min(admissions.size(), from + most))));
        }
        progress.accept("market " + name() + " founded by " + schema.operator() + " and " + schema.supervisor() + ", "
                + admissions.size() + " members, " + given.offers().size() + " offers to come");
    }

    /** How many members post in the book in which most do. */
    private int largestBook() {
        return books().values().stream().mapToInt(Map::size).max().orElse(0);
    }

    /** What is to come, by book and member. */
    private Map<Cycle, Map<String, List<Offer>>> books() {
        Map<Cycle, Map<String, List<Offer>>> books = new TreeMap<>();
        for (NamedOffer each : given.offers()) {
            books.computeIfAbsent(each.book(), book -> new TreeMap<>())
                    .computeIfAbsent(each.member(), member -> new ArrayList<>())
                    .add(each.offer());
        }
        return books;
    }

    /** Returns the time per operation, of two for each member, in ms; 0 when nobody has to pay. */
    private long pay() throws InterruptedException {
        Map<String, Money> needs = new LinkedHashMap<>();
        for (NamedOffer each : given.offers()) {
            needs.merge(each.member(), each.offer().deposit(given.schema()), Money::plus);
        }
        needs.values().removeIf(Money::isZero);
        List<Runnable> payments = new ArrayList<>();
        needs.forEach((member, need) -> payments.add(() -> pay(member, need)));
        long begun = System.nanoTime();
        together(payments);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        return payments.isEmpty() ? 0 : millis / payments.size() / OPERATIONS_OF_A_PAYMENT;
    }

    private void pay(String member, Money need) {
        String reference = name() + "-" + members.account(member).toHex().substring(0, 24);
        consortium.bookMoney(members.account(member), reference, need);
        PurseCommand.Collect collect = new PurseCommand.Collect(List.of(new Deal(Deal.BOOKING, reference)));
        members.send(member, PurseFunctions.NAMES.of(collect), collect);
    }

    private void submit(Organisation by, boolean administrator, AllocationCommand.ByMember command) {
        consortium.carry(by, administrator, AllocationFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    /** Posts each book while it is open, waits for the last cycle, and settles. */
    void trade() throws InterruptedException {
        for (Map.Entry<Cycle, Map<String, List<Offer>>> book : books().entrySet()) {
            post(book.getKey(), book.getValue());
        }
        Cycle last = given.lastCycle();
        if (!hearing.awaitFinal(last, schema.calendar().ends(last).epochMillis() + PATIENCE_MILLIS)) {
            throw new PartFailedException("cycle " + last + " of " + name() + " was not made final in time");
        }
        settle();
    }

    private void post(Cycle book, Map<String, List<Offer>> byMember) throws InterruptedException {
        if (!hearing.awaitOpen(book, schema.calendar().opens(book).epochMillis() + PATIENCE_MILLIS)) {
            throw new PartFailedException("book " + book + " of " + name() + " was not opened in time");
        }
        List<Runnable> postings = new ArrayList<>();
        byMember.forEach((member, offers) -> {
            AllocationCommand.PostOffers command = new AllocationCommand.PostOffers(name(), book, offers);
            postings.add(() -> members.send(member, AllocationFunctions.NAMES.of(command), command));
        });
        together(postings);
        progress.accept("book " + book + " of " + name() + ": " + byMember.size() + " members have posted");
    }

    /** Each owner settles its own pages, as soon as the hold is over. */
    private void settle() throws InterruptedException {
        if (!schema.money().settled()) {
            return;
        }
        long over = System.currentTimeMillis() + schema.money().holdMillis();
        hearing.awaitFinal(given.lastCycle().next(), over); // nothing else to wait for
        Map<String, List<PageId>> own = new TreeMap<>();
        hearing.pages()
                .forEach((page, owner) -> given.groups().keySet().stream()
                        .filter(member -> members.account(member).equals(owner))
                        .forEach(member -> own.computeIfAbsent(member, any -> new ArrayList<>())
                                .add(page)));
        List<Runnable> settlements = new ArrayList<>();
        own.forEach((member, pages) -> {
            int most = AllocationLimit.PAGES_PER_SETTLEMENT.ceiling();
            for (int from = 0; from < pages.size(); from += most) {
                List<PageId> some = pages.subList(from, Math.min(pages.size(), from + most));
                settlements.add(() -> members.send(
                        member,
                        AllocationFunctions.NAMES.of(new AllocationCommand.Settle(name(), some)),
                        new AllocationCommand.Settle(name(), some)));
            }
        });
        together(settlements);
        unsettled = (int) hearing.pages().keySet().stream().filter(this::isDue).count();
    }

    /** A page that is swept is settled. */
    private boolean isDue(PageId page) {
        AllocationQuery query = new AllocationQuery.ReadPage(name(), page);
        return consortium
                .find(AllocationFunctions.NAMES.of(query), RecordCodec.text((Record) query))
                .map(RecordCodec.of(AllocationAnswer.AllocationPage.class)::read)
                .filter(found -> !found.due().isZero())
                .isPresent();
    }

    private static void together(List<Runnable> works) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<?>> running = new ArrayList<>();
            works.forEach(work -> running.add(threads.submit(work)));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new PartFailedException("a member failed: " + failed.getCause(), failed);
        }
    }
}
