package org.gridmarket.cli.energy.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberAct;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.cli.member.RefusalWords;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What operators type, carried out by the rules themselves. */
class OperatorCommandsTest {
    private static final Interval FIRST = EnergyExamples.calendar().firstInterval();

    private static final String METER = """
            id: %%s
            from_interval: 40
            meters:
              - {meter: new-one, key: %s, feeder: %s, production_wh: 100, consumption_wh: 200}
            """.formatted(
                    EnergyExamples.account(150),
                    EnergyExamples.grid().feeders().getFirst().id());

    @TempDir
    private Path folder;

    private final MarketOnLedger market = Founding.market();
    private final DoorOfLedger dso = new DoorOfLedger(market, Organisation.DSO);
    private final DoorOfLedger regulator = new DoorOfLedger(market, Organisation.REGULATOR);
    private final DoorOfLedger cooperative = new DoorOfLedger(market, Organisation.COOPERATIVE);

    /** What a command typed like this would do. */
    private static Acting.Act typed(Acting command, OperatorDoor door, String... words) {
        new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(Stream.concat(Stream.of(words), Stream.of("--network", "network.properties"))
                        .toArray(String[]::new));
        return command.act(door);
    }

    private static String done(Acting.Act act, OperatorDoor door) {
        return door.execute(act.command()).code();
    }

    private Acting.Act proposed(String kind, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve(kind + ".yaml"), yaml);
        return typed(new ProposeRules(), dso, kind, file.toString());
    }

    private List<RuleChange> inForce() {
        return market.events().stream()
                .filter(EnergyEvent.RuleEffective.class::isInstance)
                .map(event -> ((EnergyEvent.RuleEffective) event).rules().changes())
                .toList()
                .getLast();
    }

    @Test
    void proposed_limits_of_a_meter_hold_once_the_regulator_has_approved_them() throws IOException {
        Acting.Act act = proposed("limits", """
                id: limits-1
                from_interval: 40
                meters:
                  - {meter: "%s", production_wh: 700, consumption_wh: 800}
                """.formatted(Founding.meter(1).name()));

        assertThat(done(act, dso)).isEqualTo("COMMITTED");
        assertThat(act.next()).contains("REGULATOR").contains("operator approve limits-1");
        assertThat(done(typed(new ApproveProposal(), regulator, "limits-1"), regulator))
                .isEqualTo("COMMITTED");
        assertThat(inForce()).singleElement().isInstanceOfSatisfying(RuleChange.SetMeterLimits.class, set -> {
            assertThat(set.limits().production()).isEqualTo(Energy.ofWh(700));
            assertThat(set.limits().consumption()).isEqualTo(Energy.ofWh(800));
        });
    }

    @Test
    void proposed_meters_are_registered_once_the_cooperative_has_approved_them() throws IOException {
        Acting.Act act = proposed("meters", METER.formatted("meters-1"));

        assertThat(done(act, dso)).isEqualTo("COMMITTED");
        assertThat(done(typed(new ApproveProposal(), cooperative, "meters-1"), cooperative))
                .isEqualTo("COMMITTED");
        assertThat(inForce())
                .singleElement()
                .isInstanceOfSatisfying(
                        RuleChange.RegisterSmartMeter.class,
                        meter -> assertThat(meter.key()).isEqualTo(EnergyExamples.account(150)));
    }

    @Test
    void the_regulator_does_not_approve_meters() throws IOException {
        done(proposed("meters", METER.formatted("meters-2")), dso);

        assertThat(done(typed(new ApproveProposal(), regulator, "meters-2"), regulator))
                .isEqualTo("ROLE_NOT_ALLOWED");
    }

    @Test
    void proposed_terms_of_mixing_hold_once_the_regulator_has_approved_them() throws IOException {
        Acting.Act act = proposed("mixing", """
                id: mixing-1
                from_interval: 40
                terms:
                  window_intervals: 2
                  lead_intervals: 1
                  bundles: 1
                  circles:
                    - {circle: all, energy_wh: 500, credit_micro: 160000, energy_step_wh: 50}
                  least_participants: 5
                  price_step_micro_per_wh: 10
                  phase_seconds: 30
                  hop_seconds: 10
                  challenge_seconds: 30
                  tolerance_seconds: 30
                  board_keys: [%s]
                  draw_keys: [%s]
                  draw_wait_seconds: 60
                """.formatted(
                        EnergyExamples.account(151),
                        EnergyExamples.drawKeys(1).publicKey().point().toHex()));

        assertThat(done(act, dso)).isEqualTo("COMMITTED");
        assertThat(done(typed(new ApproveProposal(), regulator, "mixing-1"), regulator))
                .isEqualTo("COMMITTED");
        assertThat(inForce()).singleElement().isInstanceOf(RuleChange.SetMixing.class);
    }

    @Test
    void rules_that_nobody_could_approve_any_more_are_not_proposed() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(
                        () -> proposed("tariff", """
                        from_interval: %s
                        surplus_micro_per_wh: 60
                        deficit_micro_per_wh: 320
                        fee_micro_per_wh: 5
                        """.formatted(market.calendar().lastNameable(market.now()))))
                .withMessageContainingAll(
                        "are fixed already",
                        "the first whose are not is " + market.calendar().firstChangeable(market.now()));
    }

    @Test
    void a_refusal_is_told_with_its_rule_and_the_next_step() {
        assertThat(RefusalWords.meaning("PROPOSAL_EXISTS")).contains("\nrule: ", "\nnext: propose it under another id");
        assertThat(RefusalWords.meaning("TRANSITION_NOT_ALLOWED")).contains("\nrule: ", "\nnext: nothing, where");
        assertThat(RefusalWords.meaning("INDETERMINATE"))
                .as("no refusal of the kernel, so no rule")
                .startsWith("\nnext: network/status tells who is away");
    }

    @Test
    void a_licence_is_withdrawn_by_the_organisation_that_has_given_it() {
        String solver = EnergyExamples.account(Founding.FIRST_SOLVER).toString();
        Acting.Act act = typed(new SolverLicences(), cooperative, "withdraw", solver);

        assertThat(act.command().asAdministrator()).isTrue();
        assertThat(done(act, cooperative)).isEqualTo("COMMITTED");
        assertThat(market.events().getLast()).isInstanceOfSatisfying(EnergyEvent.LicenceChanged.class, changed -> {
            assertThat(changed.licence().solver()).isEqualTo(EnergyExamples.account(Founding.FIRST_SOLVER));
            assertThat(changed.licence().until()).isNotNull();
        });
    }

    @Test
    void another_organisation_does_not_withdraw_a_licence() {
        String solver = EnergyExamples.account(Founding.FIRST_SOLVER).toString();

        assertThat(done(typed(new SolverLicences(), dso, "withdraw", solver), dso))
                .isNotEqualTo("COMMITTED");
    }

    @Test
    void the_oldest_round_that_is_due_is_closed_and_finalised_without_being_named() {
        Round round = EnergyExamples.calendar().firstRound();
        market.goToGate(round);

        assertThat(done(typed(new CloseRound(), dso), dso)).isEqualTo("COMMITTED");
        assertThat(dso.status(round.interval())).isEqualTo(IntervalStatus.CLOSED);
        Acting.Act act = typed(new FinaliseInterval(), dso);
        assertThat(done(act, dso)).isEqualTo("COMMITTED");
        assertThat(dso.status(round.interval())).isEqualTo(IntervalStatus.FINALISED);
    }

    @Test
    void a_round_is_not_closed_before_its_gate() {
        Round round = EnergyExamples.calendar().firstRound();

        assertThat(done(typed(new CloseRound(), dso, round.toString()), dso)).isNotEqualTo("COMMITTED");
    }

    @Test
    void sweep_settles_first_and_deletes_then() {
        market.advanceThrough(FIRST.plus(EnergyExamples.SETTLEMENT_WINDOW + EnergyExamples.HORIZON + 3));
        Interval oldest = EnergyExamples.calendar().firstRound().interval();

        Acting.Act settles = typed(new SweepInterval(), dso, oldest.toString());
        assertThat(settles.words().getFirst()).contains("settlement of interval " + oldest + " ends");
        assertThat(done(settles, dso)).isEqualTo("COMMITTED");
        Acting.Act deletes = typed(new SweepInterval(), dso, oldest.toString());
        assertThat(deletes.words().getFirst()).contains("rows that are over");
        assertThat(done(deletes, dso)).isEqualTo("COMMITTED");
        assertThat(dso.status(oldest)).isEqualTo(IntervalStatus.SWEPT);
    }

    @Test
    void money_that_nobody_has_collected_is_taken_back_by_its_reference() {
        String account = EnergyExamples.account(1).toString();
        done(typed(new BookedMoney(), dso, "book", account, "5000000", "--reference", "transfer-1"), dso);

        assertThat(done(typed(new BookedMoney(), dso, "take_back", "--reference", "transfer-1"), dso))
                .isEqualTo("COMMITTED");
        assertThat(market.events().getLast())
                .isInstanceOfSatisfying(
                        EnergyEvent.MoneyTakenBack.class,
                        back -> assertThat(back.amount().micro()).isEqualTo(5_000_000));
    }

    @Test
    void only_the_dso_books_money() {
        String account = EnergyExamples.account(1).toString();
        Acting.Act act = typed(new BookedMoney(), cooperative, "book", account, "5", "--reference", "transfer-2");

        assertThat(done(act, cooperative)).isEqualTo("ROLE_NOT_ALLOWED");
    }

    @Test
    void a_booking_without_an_amount_is_wrong_usage() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> typed(new BookedMoney(), dso, "book", "--reference", "transfer-3"))
                .withMessageContaining("ACCOUNT and AMOUNT");
    }

    private static MemberAct.Plan executed(MemberDoor door, String... words) {
        ExecuteCommand command = new ExecuteCommand();
        new CommandLine(command)
                .parseArgs(Stream.concat(Stream.of(words), Stream.of("--network", "network.properties"))
                        .toArray(String[]::new));
        return command.plan(door);
    }

    @Test
    void what_has_no_command_of_its_own_is_executed_by_its_name() {
        MemberAct.Plan plan = executed(dso, "energy:closeRound", "{\"round\":3}");

        assertThat(plan.commands()).containsExactly(new LedgerCommand("energy:closeRound", "{\"round\":3}", false));
        assertThat(executed(dso, "clock:approveClock", "{}", "--as-administrator")
                        .commands())
                .singleElement()
                .satisfies(command -> assertThat(command.asAdministrator()).isTrue());
    }

    @Test
    void who_lacks_the_role_of_an_administrator_is_told_the_option() {
        ExecuteCommand command = new ExecuteCommand();
        new CommandLine(command).parseArgs("energy:forgetReferences", "{}", "--network", "network.properties");

        assertThat(command.meaning("ROLE_NOT_ALLOWED")).contains("\nrule: ", "the same with --as-administrator");
        assertThat(command.meaning("NOTHING_TO_FORGET")).doesNotContain("--as-administrator");
    }

    @Test
    void a_function_that_no_market_has_is_refused_with_those_that_there_are() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> executed(dso, "clock:wind", "{}"))
                .withMessageContaining("clock:proposeClock, clock:approveClock, clock:sealPeriod, clock:sweepOutcomes");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> executed(dso, "closeRound", "{}"))
                .withMessageContaining("begins with a market's name");
    }
}
