package org.gridmarket.gateway.meter;

import org.gridmarket.api.v1.EnrolRequest;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;

/** Enrolments as they travel, from a meter and between gateways. */
final class EnrolmentMessages {
    private EnrolmentMessages() {}

    /** Throws an IllegalArgumentException for what is no enrolment; whether its signature is good, is not asked. */
    static EnrolmentDesk.SignedEnrolment read(EnrolRequest request) {
        Enrolment enrolment = new Enrolment(
                new MeterId(request.getMeter()),
                new AccountKey(SignedOperations.bytes(request.getKey())),
                new FeederId(request.getFeeder()),
                new TradingLimits(new Energy(request.getLPlusWh()), new Energy(request.getLMinusWh())));
        return new EnrolmentDesk.SignedEnrolment(enrolment, SignedOperations.bytes(request.getSignature()));
    }

    static EnrolRequest message(EnrolmentDesk.SignedEnrolment signed) {
        Enrolment enrolment = signed.enrolment();
        return EnrolRequest.newBuilder()
                .setMeter(enrolment.meter().name())
                .setKey(SignedOperations.bytes(enrolment.key().key()))
                .setFeeder(enrolment.feeder().name())
                .setLPlusWh(enrolment.limits().production().wh())
                .setLMinusWh(enrolment.limits().consumption().wh())
                .setSignature(SignedOperations.bytes(signed.signature()))
                .build();
    }
}
