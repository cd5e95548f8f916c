package org.gridmarket.testkit.discovery;

import java.util.Set;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;

/** The keys of the simulation are believed like real ones. */
class SimulatedTrustTest extends AuthoritySuite {
    @Override
    protected Authority authority() {
        return new SimulatedTrust();
    }

    @Override
    protected Bytes certificate(String name, Organisation issuer, Unit unit, boolean inDate) {
        return SimulatedTrust.certificate(name, issuer, unit, inDate);
    }

    @Override
    protected Bytes forged(String name, Organisation named) {
        Organisation other = named == Organisation.DSO ? Organisation.REGULATOR : Organisation.DSO;
        String genuine = certificate(name, other, Unit.OPERATOR, true).toUtf8();
        return Bytes.utf8(genuine.replace(other.name(), named.name()));
    }

    @Override
    protected Bytes sign(String name, Bytes message) {
        return SimulatedTrust.signature(SimulatedTrust.keyOf(name), message);
    }

    @Override
    protected Bytes list(Organisation issuer, long number, Set<String> names) {
        return SimulatedTrust.list(issuer, number, names);
    }

    @Override
    protected Bytes forgedList(Organisation named, long number) {
        Organisation other = named == Organisation.DSO ? Organisation.REGULATOR : Organisation.DSO;
        return Bytes.utf8(list(other, number, Set.of()).toUtf8().replace(other.name(), named.name()));
    }
}
