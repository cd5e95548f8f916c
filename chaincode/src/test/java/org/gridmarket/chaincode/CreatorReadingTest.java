package org.gridmarket.chaincode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gridmarket.chaincode.FabricCall.UnknownCreatorException;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.junit.jupiter.api.Test;

final class CreatorReadingTest {
    private final CreatorReading reading = new CreatorReading();

    @Test
    void an_administrator_of_an_affiliation_is_one_although_a_part_of_his_name_holds_two_units()
            throws UnknownCreatorException {
        assertThat(reading.read(Identities.creator("DsoMSP", "CN=Ann,OU=acme+OU=admin")))
                .isEqualTo(new Caller.Member(Organisation.DSO, true, "Ann"));
    }

    @Test
    void a_client_is_no_administrator() throws UnknownCreatorException {
        assertThat(reading.read(Identities.creator("RegulatorMSP", "CN=User1,OU=client")))
                .isEqualTo(new Caller.Member(Organisation.REGULATOR, false, "User1"));
    }

    @Test
    void another_organisation_is_no_member() {
        assertThatThrownBy(() -> reading.read(Identities.creator("OtherMSP", "CN=User1,OU=admin")))
                .isInstanceOf(UnknownCreatorException.class)
                .hasMessageContaining("OtherMSP");
    }
}
