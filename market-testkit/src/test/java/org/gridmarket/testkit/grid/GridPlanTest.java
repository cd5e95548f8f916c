package org.gridmarket.testkit.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.gridmarket.kernel.energy.grid.AnonymityGroup;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

class GridPlanTest {
    private static final Feeder F1 = EnergyExamples.feeder("f1", EnergyExamples.limit());
    private static final Feeder F2 = EnergyExamples.feeder("f2", EnergyExamples.limit());
    private static final AnonymityGroup BOTH = group("both", "f1", "f2");

    private static AnonymityGroup group(String name, String... feeders) {
        return new AnonymityGroup(
                new GroupId(name), List.of(feeders).stream().map(FeederId::new).toList());
    }

    private static LimitGroup limits(String name, String... members) {
        return new LimitGroup(
                new GroupId(name), List.of(members).stream().map(GroupId::new).toList(), EnergyExamples.limit());
    }

    @Test
    void a_feeder_in_two_anonymity_groups_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GridPlan(
                        List.of(F1, F2), List.of(BOTH, group("again", "f1")), List.of(limits("l", "both"))))
                .withMessageContaining("f1");
    }

    @Test
    void a_feeder_without_anonymity_group_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new GridPlan(List.of(F1, F2), List.of(group("one", "f1")), List.of(limits("l", "one"))))
                .withMessageContaining("[f2]");
    }

    @Test
    void a_limit_group_with_an_unknown_member_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GridPlan(List.of(F1, F2), List.of(BOTH), List.of(limits("l", "nowhere"))))
                .withMessageContaining("nowhere");
    }

    @Test
    void two_limit_groups_of_one_name_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GridPlan(
                        List.of(F1, F2), List.of(BOTH), List.of(limits("l", "both"), limits("l", "both"))));
    }

    @Test
    void an_external_limit_above_the_internal_one_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> EnergyExamples.limit(10, 11));
    }

    @Test
    void a_trade_counts_in_every_limit_group_that_contains_its_own() {
        GridPlan plan = new GridPlan(
                List.of(F1, F2),
                List.of(group("a", "f1"), group("b", "f2")),
                List.of(limits("only-a", "a"), limits("all", "a", "b")));

        assertThat(plan.limitsByGroup().get(new GroupId("a")))
                .extracting(LimitGroup::id)
                .containsExactly(new GroupId("only-a"), new GroupId("all"));
        assertThat(plan.limitsByGroup().get(new GroupId("b")))
                .extracting(LimitGroup::id)
                .containsExactly(new GroupId("all"));
    }

    @Test
    void the_plain_plan_gives_each_feeder_its_own_group_and_limits() {
        GridPlan plan = GridPlan.oneGroupPerFeeder(List.of(F1, F2));

        assertThat(plan.groupOf(new FeederId("f2"))).contains(new GroupId("f2"));
        assertThat(plan.limitGroups()).extracting(LimitGroup::limit).containsExactly(F1.limit(), F2.limit());
    }
}
