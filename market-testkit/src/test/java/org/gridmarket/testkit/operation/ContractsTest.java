package org.gridmarket.testkit.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rule;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.keys.ReleasedContracts;
import org.gridmarket.testkit.table.KernelClasses;
import org.gridmarket.testkit.table.RejectionCodes;
import org.junit.jupiter.api.Test;

/** One door for all contracts: what each lists of itself is complete, and no name means two things. */
class ContractsTest {
    private static final Contracts ALL = ReleasedContracts.all();

    @Test
    void each_code_of_the_kernel_is_one_that_a_contract_says_it_may_refuse_with() {
        assertThat(ALL.contracts().stream().flatMap(contract -> contract.contents().refusals().stream()))
                .containsAll(RejectionCodes.all());
    }

    sealed interface Asked {
        record ReadWell() implements Asked {}
    }

    sealed interface Told {
        record WellDug() implements Told {}
    }

    sealed interface Called {
        record DigWell(String place) implements Called {}
    }

    private static final StateTable<Called.DigWell> WELLS =
            StateTable.of("water", "well", "place", Called.DigWell.class);
    private static final StateTable<Called.DigWell> PUMPS =
            StateTable.of("fire", "pump", "place", Called.DigWell.class);

    /** A contract that is nothing but its table of contents. */
    private record Listed(TableOfContents contents) implements Contract {
        @Override
        public Decision<Receipt> execute(String function, String argument, LedgerCall call, WorldState state) {
            return Decision.accept(Receipt.of("{}"));
        }
    }

    private static Contract contract(String prefix, List<StateTable<?>> tables, List<Class<?>> events) {
        return new Listed(new TableOfContents(
                FunctionNames.of(prefix, Void.class, Called.class, Asked.class),
                tables,
                List.of(),
                List.of(),
                events,
                List.of()));
    }

    @Test
    void names_are_unique_over_all_contracts() {
        assertThat(Contracts.of(ALL.contracts()).contracts()).isEqualTo(ALL.contracts());
    }

    @Test
    void two_contracts_of_one_name_are_refused() {
        Contract water = contract("water", List.of(), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contracts.of(List.of(water, contract("water", List.of(), List.of()))))
                .withMessageContaining("contract water");
    }

    @Test
    void a_table_of_two_contracts_is_refused() {
        Contract water = contract("water", List.of(WELLS), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contracts.of(List.of(water, contract("fire", List.of(PUMPS, WELLS), List.of()))))
                .withMessageContaining("table water.well");
    }

    @Test
    void an_event_of_two_contracts_is_refused() {
        List<Class<?>> events = TableOfContents.eventsOf(Told.class);
        Contract water = contract("water", List.of(), events);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contracts.of(List.of(water, contract("fire", List.of(), events))))
                .withMessageContaining("event WellDug");
    }

    @Test
    void a_rule_book_is_shared_only_when_it_is_the_same() {
        RuleBook<Object> book = RuleBook.of("every well");
        RuleBook<Object> other =
                new RuleBook<>("every well", List.of(Rule.rule(ShellRejection.MALFORMED, "none", facts -> null)));

        assertThat(Contracts.of(List.of(withBook("water", book), withBook("fire", book)))
                        .contracts())
                .hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Contracts.of(List.of(withBook("water", book), withBook("fire", other))))
                .withMessageContaining("every well");
    }

    private static Contract withBook(String prefix, RuleBook<?> book) {
        return new Listed(new TableOfContents(
                FunctionNames.of(prefix, Void.class, Called.class, Asked.class),
                List.of(),
                List.of(book),
                List.of(),
                List.of(),
                List.of()));
    }

    @Test
    void every_rule_book_of_the_kernel_is_listed_by_a_contract() {
        assertThat(names(KernelClasses.constants(RuleBook.class), book -> book.operation()))
                .isEqualTo(names(listed(TableOfContents::ruleBooks), RuleBook::operation));
    }

    @Test
    void every_table_of_the_kernel_is_listed_by_a_contract() {
        assertThat(names(KernelClasses.constants(StateTable.class), table -> table.name()))
                .isEqualTo(names(listed(TableOfContents::tables), StateTable::name));
    }

    @Test
    void every_life_cycle_of_the_kernel_is_listed_by_a_contract() {
        assertThat(names(KernelClasses.constants(LifeCycle.class), cycle -> cycle.name()))
                .isEqualTo(names(listed(TableOfContents::lifeCycles), LifeCycle::name));
    }

    @Test
    void the_kernel_has_rule_books_tables_and_life_cycles_at_all() {
        assertThat(KernelClasses.constants(RuleBook.class)).hasSizeGreaterThan(30);
        assertThat(KernelClasses.constants(StateTable.class)).hasSizeGreaterThan(30);
        assertThat(KernelClasses.constants(LifeCycle.class)).isNotEmpty();
    }

    private static <T> List<T> listed(Function<TableOfContents, List<T>> part) {
        return ALL.contracts().stream()
                .map(Contract::contents)
                .map(part)
                .flatMap(List::stream)
                .toList();
    }

    private static <T> Set<String> names(List<? extends T> things, Function<T, String> name) {
        return things.stream().map(name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_function_is_named_after_its_message() {
        FunctionNames<Void, Called, Asked> functions = FunctionNames.of("water", Void.class, Called.class, Asked.class);

        assertThat(functions.all()).containsExactly("water:digWell", "water:readWell");
        assertThat(functions.of(new Called.DigWell("north"))).isEqualTo("water:digWell");
        assertThat(functions.byMember("water:digWell")).contains(Called.DigWell.class);
        assertThat(functions.query("water:digWell")).isEmpty();
        assertThat(functions.signed("water:digWell")).isEmpty();
    }

    @Test
    void a_message_of_another_contract_has_no_function() {
        FunctionNames<Void, Called, Asked> functions = FunctionNames.of("water", Void.class, Called.class, Asked.class);

        assertThatIllegalArgumentException().isThrownBy(() -> functions.of(new Told.WellDug()));
    }
}
