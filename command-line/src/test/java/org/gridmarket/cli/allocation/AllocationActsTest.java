package org.gridmarket.cli.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberAct;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What organisations type in an allocation market, carried out by the rules themselves. */
class AllocationActsTest {
    @TempDir
    private Path folder;

    private final MarketSchema schema = AllocationOnLedger.draft().fee(1).make();

    private static DoorOfMarkets door(AllocationOnLedger market, Organisation organisation, MarketProposal... waiting) {
        return new DoorOfMarkets(market, organisation, List.of(waiting));
    }

    /** What a command typed like this would do. */
    private static MemberAct.Plan typed(AllocationAct command, AllocationDoor door, String... words) {
        new CommandLine(command)
                .parseArgs(Stream.concat(Stream.of(words), Stream.of("--network", "network.properties"))
                        .toArray(String[]::new));
        return command.plan(door);
    }

    private static String done(MemberAct.Plan plan, AllocationDoor door) {
        String last = "";
        for (LedgerCommand command : plan.commands()) {
            last = door.execute(command).code();
        }
        return last;
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void a_market_that_was_written_with_blanks_is_founded_once_its_supervisor_has_approved_what_it_was_shown()
            throws IOException {
        AllocationOnLedger market = AllocationOnLedger.without(schema);
        DoorOfMarkets operator = door(market, Organisation.DSO);
        String text = RecordCodec.of(MarketSchema.class).write(schema).replace(",", ",\n  ");

        MemberAct.Plan founding = typed(new FoundMarket(), operator, file("market.json", text));
        assertThat(done(founding, operator)).isEqualTo(MemberDoor.Told.COMMITTED);
        assertThat(founding.next())
                .contains("REGULATOR")
                .contains("approve seats " + schema.digest().toHex());

        MarketProposal proposed =
                new MarketProposal(schema.name(), Cycle.FIRST, List.of(new MarketProposal.FoundMarket(schema)));
        DoorOfMarkets supervisor = door(market, Organisation.REGULATOR, proposed);
        MemberAct.Plan approval = typed(
                new ApproveProposal(),
                supervisor,
                "seats",
                schema.digest().toHex().substring(0, 8));
        assertThat(approval.words()).contains(RecordCodec.of(MarketSchema.class).write(schema));
        assertThat(done(approval, supervisor)).isEqualTo(MemberDoor.Told.COMMITTED);
        assertThat(operator.market(schema.name())).contains(schema);
    }

    @Test
    void other_terms_hold_once_the_supervisor_has_approved_them() throws IOException {
        AllocationOnLedger market = AllocationOnLedger.founded(schema);
        DoorOfMarkets operator = door(market, Organisation.DSO);
        String terms = file("terms.json", RecordCodec.of(MarketTerms.class).write(MarketTerms.NONE));

        assertThat(done(typed(new ProposeTerms(), operator, "seats", terms, "--from", "5"), operator))
                .isEqualTo(MemberDoor.Told.COMMITTED);
        MarketProposal proposed = new MarketProposal(
                schema.name(),
                new Cycle(5),
                List.of(new MarketProposal.SetTerms(Organisation.REGULATOR, MarketTerms.NONE)));
        DoorOfMarkets supervisor = door(market, Organisation.REGULATOR, proposed);
        assertThat(done(typed(new ApproveProposal(), supervisor, "seats", proposed.id()), supervisor))
                .isEqualTo(MemberDoor.Told.COMMITTED);
    }

    @Test
    void a_market_ends_with_the_book_that_both_have_named() {
        AllocationOnLedger market = AllocationOnLedger.founded(schema);
        DoorOfMarkets operator = door(market, Organisation.DSO);

        assertThat(done(typed(new ProposeEnd(), operator, "seats", "--from", "7"), operator))
                .isEqualTo(MemberDoor.Told.COMMITTED);
        MarketProposal proposed = new MarketProposal(
                schema.name(), new Cycle(7), List.of(new MarketProposal.EndMarket(Organisation.REGULATOR)));
        DoorOfMarkets supervisor = door(market, Organisation.REGULATOR, proposed);
        assertThat(done(typed(new ApproveProposal(), supervisor, "seats", proposed.id()), supervisor))
                .isEqualTo(MemberDoor.Told.COMMITTED);
    }

    @Test
    void what_nobody_has_proposed_is_not_approved() {
        DoorOfMarkets supervisor = door(AllocationOnLedger.founded(schema), Organisation.REGULATOR);

        assertThatExceptionOfType(PartFailedException.class)
                .isThrownBy(() -> typed(new ApproveProposal(), supervisor, "seats", "0011223344"))
                .withMessageContaining("nothing waits for approval");
    }

    @Test
    void accounts_of_a_file_are_admitted_with_their_groups_and_one_of_them_expelled() throws IOException {
        DoorOfMarkets operator = door(AllocationOnLedger.founded(schema), Organisation.DSO);
        String account = AllocationOnLedger.account(1).toHex();
        String members = file("members.csv", "member,groups\n" + account + ",south;north\n");

        assertThat(done(typed(new AdmitMembers(), operator, "seats", "--members", members), operator))
                .isEqualTo(MemberDoor.Told.COMMITTED);
        assertThat(done(typed(new ExpelMembers(), operator, "seats", account), operator))
                .isEqualTo(MemberDoor.Told.COMMITTED);
        assertThat(done(typed(new ExpelMembers(), operator, "seats", account), operator))
                .isEqualTo("NOT_A_MEMBER");
    }

    @Test
    void nobody_is_admitted_when_nobody_is_named() {
        DoorOfMarkets operator = door(AllocationOnLedger.founded(schema), Organisation.DSO);

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> typed(new AdmitMembers(), operator, "seats"))
                .withMessageContaining("name accounts");
    }

    @Test
    void a_licence_is_given_and_taken_back() {
        DoorOfMarkets cooperative = door(AllocationOnLedger.founded(schema), Organisation.COOPERATIVE);
        String solver = AllocationOnLedger.account(11).toHex();

        assertThat(done(typed(new LicenseSolver(), cooperative, solver), cooperative))
                .isEqualTo(MemberDoor.Told.COMMITTED);
        assertThat(done(typed(new LicenseSolver(), cooperative, solver, "--withdraw"), cooperative))
                .isEqualTo(MemberDoor.Told.COMMITTED);
    }

    @Test
    void a_file_that_is_no_schema_is_told_with_its_line() throws IOException {
        String broken = file("market.json", "{\n\"name\": \"seats\",,\n}");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> MarketFolder.schema(Path.of(broken)))
                .withMessageContaining("market.json:2:");
    }

    @Test
    void a_refusal_is_told_with_its_rule_and_the_next_step() {
        assertThat(AllocationAct.allocationMeaning("FOUNDED_TOO_LATE"))
                .contains("\nrule: ", "\nnext: write a later epoch");
    }
}
