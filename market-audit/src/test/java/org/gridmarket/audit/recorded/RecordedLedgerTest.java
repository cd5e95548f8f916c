package org.gridmarket.audit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gridmarket.audit.AuditVerdict;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.LedgerAudit;
import org.gridmarket.audit.MarketAudits;
import org.gridmarket.audit.RecordedBlocks;
import org.gridmarket.audit.energy.EnergyAudit;
import org.gridmarket.chain.BlockReader;
import org.gridmarket.chain.BlocksRead;
import org.gridmarket.chain.ChainException;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.chain.block.BlockHash;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The blocks of a real network, with transactions of every contract, as a release before this one wrote them: they still audit,
 * byte for byte. How they were made stands in the README beside them. When this test fails, this release cannot read old
 * ledgers any more: records, names of tables or rules of a market have changed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedLedgerTest {
    private static final Target TARGET = new Target("energy", "gridmarket");
    private static final String LAST = "f7d97f759e80cd7ee081fa778b25470d3856d6e3a7ac96b5831d46aeb0617c6a";
    private static final String STATE = "ad784daa837cddac6c5b4f39aca08860ee5717f072ff170bb57937eee780b565";

    private final List<LedgerBlock> blocks = new ArrayList<>();
    private final LedgerAudit audit = MarketAudits.of(TARGET, new EnergyAudit(false));
    private final AuditVerdict verdict;

    RecordedLedgerTest(@TempDir Path folder) throws IOException, InterruptedException {
        RecordedLedger.unpack(RecordedLedger.BLOCKS, folder);
        Bytes genesis = BlockHash.ofGenesis(RecordedLedger.file(folder, 0));
        BlocksRead read = BlockReader.readFolder(folder, TARGET.chaincode(), genesis, block -> {
            blocks.add(block);
            audit.read(block);
        });
        this.verdict = new AuditVerdict(audit, read);
    }

    @Test
    void it_is_clean() {
        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.nothingChecked()).isEmpty();
        assertThat(verdict.isClean()).isTrue();
    }

    @Test
    void its_figures_are_those_of_then() {
        assertThat(verdict.keys())
                .containsEntry("blocks", 177L)
                .containsEntry("transactions", 185L)
                .containsEntry("intervals", 64)
                .containsEntry("feasible", 64L)
                .containsEntry("certified", 64L)
                .containsEntry("gap_wh_max", 0L)
                .containsEntry("assets_conserved", true)
                .containsEntry("credit_conserved", true)
                .containsEntry("clock_periods_sealed", 1L)
                .containsEntry("clock_outcomes", 2L)
                .containsEntry("clock_outcomes_swept", 2L)
                .containsEntry("clock_holds", true)
                .containsEntry("purse_inside_micro", 1_250_000L)
                .containsEntry("purse_in_purses_micro", 1_250_000L)
                .containsEntry("purse_references", 2)
                .containsEntry("purse_conserved", true)
                .containsEntry("purse_paid_once", true)
                .containsEntry("replayed", true)
                .containsEntry("genesis_checked", true)
                .containsEntry("validity_recomputed", true);
        assertThat(verdict.read().last().toHex()).isEqualTo(LAST);
    }

    @Test
    void its_trades_are_those_of_then() {
        FindingTable traded = Objects.requireNonNull(audit.findings().get("energy"), "energy")
                .table()
                .with(FindingTable.Row::eventful);

        assertThat(traded.rows())
                .extracting(FindingTable.Row::place, row -> row.cells().get(1))
                .containsExactly(tuple(48L, 198L), tuple(49L, 186L), tuple(50L, 230L), tuple(51L, 212L));
    }

    @Test
    void its_state_is_that_of_then() {
        String rows = audit.rows().entrySet().stream()
                .map(row -> row.getKey() + '=' + row.getValue())
                .collect(Collectors.joining("\n"));

        assertThat(Digest.sha256(Bytes.utf8(rows)).toHex()).isEqualTo(STATE);
    }

    /** A recording without bills would say little. Whoever retires claims with it. */
    @Test
    void it_has_transactions_of_every_contract_and_of_each_step_of_a_trade() {
        Set<String> functions = new TreeSet<>();
        blocks.forEach(block -> block.valid().forEach(transaction -> functions.add(transaction.function())));

        assertThat(functions)
                .contains(
                        "energy:withdrawAssets",
                        "energy:postOffers",
                        "energy:postSolution",
                        "energy:closeAndFinalise",
                        "energy:collectCredit",
                        "energy:retire",
                        "energy:settle",
                        "energy:sweep",
                        "energy:reportBill",
                        "clock:approveClock",
                        "clock:sealPeriod",
                        "clock:sweepOutcomes",
                        "purse:bookMoney",
                        "purse:takeBackMoney",
                        "purse:collect",
                        "purse:redeem",
                        "purse:confirmRedemption");
    }

    @Test
    void one_octet_changed_in_a_block_is_found(@TempDir Path other) throws IOException {
        int read = 40;
        RecordedLedger.unpack(read, other);
        Path file = RecordedLedger.file(other, read - 1);
        byte[] whole = Files.readAllBytes(file);
        for (int place : List.of(20, 60, whole.length / 2)) {
            byte[] changed = whole.clone();
            changed[place] ^= 1;
            Files.write(file, changed);

            assertThatThrownBy(() -> BlockReader.readFolder(other, TARGET.chaincode(), null, block -> {}))
                    .as("octet %d of block %d", place, read - 1)
                    .isInstanceOf(ChainException.class)
                    .hasMessageContaining("block-00000039.pb");
        }
    }

    /** What orderers and endorsers would have to agree on to betray the market; no hash and no signature shows it. */
    @Test
    void one_character_changed_in_a_row_is_found_by_carrying_the_transaction_out_again() {
        LedgerAudit changed = MarketAudits.of(TARGET, new EnergyAudit(false));
        RecordedBlocks.changing(blocks, RecordedLedgerTest::enriching).forEach(changed::read);

        assertThat(changed.isClean()).isFalse();
        assertThat(changed.violations())
                .first()
                .asString()
                .contains("purse:collect")
                .contains("what it writes to key purse.balance~");
        assertThat(changed.violations()).anyMatch(what -> what.contains("purses hold 9250000 µ, told was 1250000 µ"));
    }

    /** The purse of 2,000,000 µ holds 9,000,000, and all that is made of it later is not looked at again. */
    private static LedgerTransaction enriching(LedgerTransaction old) {
        LedgerTransaction changed = old;
        for (var write : old.writes().own().entrySet()) {
            if (write.getKey().startsWith("purse.balance~")) {
                String value = write.getValue().orElseThrow();
                changed = RecordedBlocks.writing(
                        write.getKey(),
                        Optional.of(value.replace("2000000", "9000000").replace("1250000", "9250000")),
                        changed);
            }
        }
        return changed;
    }
}
