package org.gridmarket.gateway.meter;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.EnrolRequest;
import org.gridmarket.api.v1.ListWaitingRequest;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.api.v1.WaitingMeters;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayAddresses;
import org.gridmarket.client.GatewayChannels;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.kernel.command.SignatureCheck;

/**
 * Enrolments that were made at gateways of other organisations, asked for when an operator looks and kept nowhere (ADR 19).
 * Each bears its meter's signature, so that a gateway can withhold one and invent none.
 */
public final class NeighbourEnrolments {
    /** An enrolment and whose gateway tells of it. */
    public record Told(String organisation, Enrolment enrolment) {}

    /**
     * What the neighbours answered.
     *
     * @param told with a good signature
     * @param silent who did not answer or not rightly, and why
     */
    public record Answer(List<Told> told, List<String> silent) {}

    private final Optional<Path> file;
    private final Optional<Path> authority;
    private final SignatureCheck signatures;
    private final int most;

    /**
     * @param file with a line for each gateway; read at every question, so that a further one needs no new start
     * @param authority of their certificates
     * @param most enrolments of one of them
     */
    public NeighbourEnrolments(Optional<Path> file, Optional<Path> authority, SignatureCheck signatures, int most) {
        this.file = file;
        this.authority = authority;
        this.signatures = signatures;
        this.most = most;
    }

    /** Asks all of them. */
    public Answer ask() {
        Answer answer = new Answer(new ArrayList<>(), new ArrayList<>());
        try {
            for (Gateway gateway : gateways()) {
                ask(gateway, answer);
            }
        } catch (IOException | IllegalArgumentException wrong) {
            answer.silent().add("gridmarket.neighbours.file: " + wrong.getMessage());
        }
        return answer;
    }

    private List<Gateway> gateways() throws IOException {
        if (file.isEmpty()) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(file.get()).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (lines.size() > GatewayLimits.NEIGHBOURS) {
            throw new IllegalArgumentException(
                    lines.size() + " gateways in " + file.get() + "; at most " + GatewayLimits.NEIGHBOURS);
        }
        return lines.isEmpty() ? List.of() : GatewayAddresses.read(lines, Optional.empty());
    }

    private void ask(Gateway gateway, Answer answer) {
        ManagedChannel channel = GatewayChannels.open(gateway.address(), authority);
        try {
            answer.told().addAll(all(gateway, channel));
        } catch (StatusRuntimeException | IllegalArgumentException failed) {
            answer.silent().add(gateway + ": " + failed.getMessage());
        } finally {
            channel.shutdownNow();
        }
    }

    private List<Told> all(Gateway gateway, ManagedChannel channel) {
        MeterGrpc.MeterBlockingStub stub = MeterGrpc.newBlockingStub(channel)
                .withDeadlineAfter(GatewayLimits.NEIGHBOUR_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        List<Told> told = new ArrayList<>();
        ListWaitingRequest next = ListWaitingRequest.getDefaultInstance();
        while (true) {
            WaitingMeters part = stub.listWaiting(next);
            for (EnrolRequest request : part.getMetersList()) {
                told.add(new Told(gateway.organisation(), checked(request)));
            }
            if (told.size() > most) {
                throw new IllegalArgumentException("tells of more than " + most + " enrolments");
            }
            if (!part.getMore() || part.getMetersCount() == 0) {
                return told;
            }
            EnrolRequest last = part.getMeters(part.getMetersCount() - 1);
            next = ListWaitingRequest.newBuilder()
                    .setAfterMeter(last.getMeter())
                    .setAfterKey(last.getKey())
                    .build();
        }
    }

    private Enrolment checked(EnrolRequest request) {
        EnrolmentDesk.SignedEnrolment signed = EnrolmentMessages.read(request);
        Enrolment enrolment = signed.enrolment();
        if (!signatures.isGood(enrolment.key(), enrolment.signingBytes(), signed.signature())) {
            throw new IllegalArgumentException(
                    "the enrolment of meter " + enrolment.meter() + " is not signed by its key");
        }
        return enrolment;
    }
}
