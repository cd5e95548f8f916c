package org.gridmarket.worker.compute.net;

import java.util.Optional;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.worker.compute.directory.DirectoryLimits;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.work.ObjectFolder;
import org.gridmarket.worker.compute.work.Reply;

/**
 * Objects in portions, and the words of a directory. {@code GET objects/H?from=N}: a portion from N on; {@code PUT
 * objects/H?from=N&size=T}: a portion of the caller's; {@code GET begun/H}: how much of it is here; {@code POST hold},
 * {@code POST deposit}, {@code GET openings/M}.
 */
public final class ObjectShelf implements ObjectServer.Shelf {
    /** Who may do what; a directory's desk, or a mediator. One caller at a time. */
    public interface Rules {
        /** Why it does not take so much of this object; empty when it does. */
        Optional<String> whyNot(AccountKey caller, Bytes hash, ByteCount size);

        /** Whether an object is here for this caller already, who need not bring it then. */
        boolean isHere(AccountKey caller, Bytes hash);

        Reply<Bytes> put(AccountKey caller, Bytes object, LedgerTime now);

        /** Why it does not give this object; empty when it does. */
        Optional<String> whyNotRead(AccountKey caller, Bytes hash);

        Reply<JobInputs> hold(AccountKey caller, Words.Hold asked, LedgerTime now);

        Reply<Bytes> deposit(AccountKey caller, Words.Deposit brought);

        Reply<Opening> opening(AccountKey caller, MatchId match);
    }

    private final ObjectFolder objects;
    private final Rules rules;

    public ObjectShelf(ObjectFolder objects, Rules rules) {
        this.objects = objects;
        this.rules = rules;
    }

    @Override
    public ObjectServer.Answer answer(ObjectServer.Request request) {
        String[] parts = request.path().split("/", 2);
        String name = parts.length == 2 ? parts[1] : "";
        try {
            return switch (request.method() + " " + parts[0]) {
                case "GET objects" -> portion(request, Bytes.hex(name));
                case "GET begun" -> ObjectServer.Answer.text(200, Long.toString(begun(request, Bytes.hex(name))));
                case "PUT objects" -> add(request, Bytes.hex(name));
                case "POST hold" ->
                    answer(rules.hold(
                                    request.caller(),
                                    RecordCodec.of(Words.Hold.class).read(request.body()),
                                    now())
                            .then(inputs -> new Reply.Given<>(
                                    RecordCodec.of(JobInputs.class).writeBytes(inputs))));
                case "POST deposit" ->
                    answer(rules.deposit(
                            request.caller(),
                            RecordCodec.of(Words.Deposit.class).read(request.body())));
                case "GET openings" ->
                    answer(rules.opening(request.caller(), new MatchId(Bytes.hex(name)))
                            .then(opening -> new Reply.Given<>(
                                    RecordCodec.of(Opening.class).writeBytes(opening))));
                default -> ObjectServer.Answer.text(404, "no such question");
            };
        } catch (IllegalArgumentException | MalformedException wrong) {
            return ObjectServer.Answer.text(400, String.valueOf(wrong.getMessage()));
        }
    }

    private static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    private static String whose(ObjectServer.Request request) {
        return request.caller().toHex();
    }

    private static ObjectServer.Answer answer(Reply<Bytes> reply) {
        return switch (reply) {
            case Reply.Given<Bytes>(var value) -> new ObjectServer.Answer(200, value);
            case Reply.Refused<Bytes>(var reason) -> ObjectServer.Answer.text(403, reason);
            case Reply.Unavailable<Bytes>(var reason) -> ObjectServer.Answer.text(503, reason);
        };
    }

    private ObjectServer.Answer portion(ObjectServer.Request request, Bytes hash) {
        long from = Portions.number(request.query(), Portions.FROM);
        Optional<String> why = rules.whyNotRead(request.caller(), hash);
        if (why.isPresent()) {
            return ObjectServer.Answer.text(403, why.get());
        }
        return objects.portion(hash, from, Portions.MOST_BYTES)
                .map(portion -> new ObjectServer.Answer(200, portion))
                .orElseGet(() -> ObjectServer.Answer.text(403, "object " + hash + " is not here"));
    }

    private long begun(ObjectServer.Request request, Bytes hash) {
        return rules.isHere(request.caller(), hash)
                ? objects.size(hash).orElse(0)
                : objects.begun(hash, whose(request));
    }

    /** A portion that begins where the last one ended; the whole is taken when its hash is right. */
    private ObjectServer.Answer add(ObjectServer.Request request, Bytes hash) {
        ByteCount size = new ByteCount(Portions.number(request.query(), Portions.SIZE));
        long from = Portions.number(request.query(), Portions.FROM);
        if (rules.isHere(request.caller(), hash)) {
            return new ObjectServer.Answer(200, hash);
        }
        Optional<String> why = rules.whyNot(request.caller(), hash, size);
        if (why.isPresent()) {
            return ObjectServer.Answer.text(403, why.get());
        }
        synchronized (this) {
            long begun = objects.begun(hash, whose(request));
            if (from != begun || begun + request.body().length() > size.count()) {
                return ObjectServer.Answer.text(409, Long.toString(begun));
            }
            if (begun == 0 && objects.begunBy(whose(request)) >= DirectoryLimits.BEGUN_PER_ACCOUNT) {
                return ObjectServer.Answer.text(403, "as many objects are begun; bring one of them to its end");
            }
            objects.add(hash, whose(request), request.body());
            if (begun + request.body().length() < size.count()) {
                return ObjectServer.Answer.text(
                        202, Long.toString(begun + request.body().length()));
            }
            Bytes whole = objects.take(hash, whose(request));
            return ObjectHash.of(whole).equals(hash)
                    ? answer(rules.put(request.caller(), whole, now()))
                    : ObjectServer.Answer.text(400, "other bytes than those of " + hash + "; begin anew");
        }
    }
}
