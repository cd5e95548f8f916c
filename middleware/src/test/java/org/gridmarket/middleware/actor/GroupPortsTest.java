package org.gridmarket.middleware.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.gridmarket.discovery.record.Kind;
import org.gridmarket.middleware.component.GroupName;
import org.gridmarket.middleware.model.ActorType;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.middleware.model.ModelTexts;
import org.junit.jupiter.api.Test;

class GroupPortsTest {
    private final ApplicationModel talk =
            ModelText.applications(ModelTexts.of("talk.riaps")).orThrow().getFirst();
    private final ActorType guest = talk.actor("Guest").orElseThrow();
    private final ActorPorts ports = ActorPorts.of(talk, guest);

    @Test
    void a_group_is_a_service_and_a_need_of_one_wire() {
        ActorPorts joined = ports.join(talk, guest, "talker", new GroupName("Club", "north"));

        assertThat(joined.services()).extracting(ActorPorts.Service::name).containsExactly("talker.Club.north");
        assertThat(joined.needs()).isEqualTo(joined.groups());
        assertThat(joined.needs().getFirst().wire())
                .isEqualTo(joined.services().getFirst().wire())
                .isEqualTo(new ActorPorts.Wire(Kind.PUB, "Club.north", "Word", ActorType.Reach.EVERYWHERE));
    }

    @Test
    void a_group_that_the_model_does_not_have_is_not_joined() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ports.join(talk, guest, "talker", new GroupName("Circle", "north")))
                .withMessageContaining("no group Circle");
    }

    @Test
    void a_group_whose_message_stays_inside_the_actor_is_not_joined() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ports.join(talk, guest, "talker", new GroupName("Within", "north")))
                .withMessageContaining("stays inside");
    }
}
