package org.gridmarket.worker.compute.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.worker.compute.directory.DirectoryLimits;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.gridmarket.worker.compute.work.DirectoryLink;
import org.gridmarket.worker.compute.work.Peers;
import org.gridmarket.worker.compute.work.Reply;

/**
 * Directories and mediators over HTTP, as one account reaches them. None of them is believed: an answer is read as far as it may
 * be long and waited for as long as there is time, however its bytes trickle in. Thread-safe.
 */
public final class HttpPeers implements Peers {
    /** For a whole answer: a portion at a million bits a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** A last look ends before the margin of its deadline begins. */
    private static final Duration LAST_LOOK =
            Duration.ofMillis(WorkerLimits.LAST_LOOK_MILLIS - WorkerLimits.MARGIN_MILLIS);

    private static final Bytes NOTHING = Bytes.of(new byte[0]);

    private final AccountKeyPair keys;
    private final MemberRegistry members;
    private final HttpClient client;

    /** @param authorities who vouches for those that are reached over TLS */
    public HttpPeers(AccountKeyPair keys, MemberRegistry members, SSLContext authorities) {
        this.keys = keys;
        this.members = members;
        this.client = HttpClient.newBuilder()
                .sslContext(authorities)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private record Response(int code, Bytes body) {}

    private Reply<Response> ask(AccountKey server, String method, String path, Bytes body) {
        return ask(server, method, path, body, PATIENCE);
    }

    /** Asks somebody; unavailable when it is not registered, has not answered in time, or is busy. */
    private Reply<Response> ask(AccountKey server, String method, String path, Bytes body, Duration patience) {
        Optional<MemberEntry> entry = members.find(server);
        if (entry.isEmpty()) {
            return new Reply.Unavailable<>(server + " has registered nowhere");
        }
        try {
            URI address = URI.create(entry.get().endpoint() + "/" + server.toHex() + "/" + path);
            LedgerTime now = new LedgerTime(System.currentTimeMillis());
            String signed = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header(SignedRequest.ACCOUNT, keys.publicKey().toHex())
                    .header(SignedRequest.TIME, Long.toString(now.epochMillis()))
                    .header(SignedRequest.SIGNATURE, SignedRequest.sign(keys, server, method, signed, now, body))
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body.copy()))
                    .build();
            HttpResponse<byte[]> response = answer(request, patience);
            return response.statusCode() >= 500
                    ? new Reply.Unavailable<>("HTTP " + response.statusCode())
                    : new Reply.Given<>(new Response(response.statusCode(), Bytes.of(response.body())));
        } catch (IOException | ExecutionException | IllegalArgumentException silent) {
            return new Reply.Unavailable<>(String.valueOf(silent));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Reply.Unavailable<>("interrupted");
        }
    }

    /** The client's own time-out ends with the head of an answer; this one is for all of it. */
    private HttpResponse<byte[]> answer(HttpRequest request, Duration patience)
            throws IOException, ExecutionException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BoundedBody.of(Portions.MOST_BYTES));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("no whole answer within " + patience, slow);
        } finally {
            answer.cancel(true); // does nothing to one that is there
        }
    }

    private static <T> Reply<T> read(Reply<Response> reply, Function<Bytes, T> reader) {
        return reply.then(response -> {
            if (response.code() != 200) {
                return new Reply.Refused<>(
                        response.code() + " " + response.body().toUtf8());
            }
            try {
                return new Reply.Given<>(reader.apply(response.body()));
            } catch (MalformedException | IllegalArgumentException rubbish) {
                return new Reply.Refused<>("an answer that is none: " + rubbish.getMessage());
            }
        });
    }

    /** Portion by portion, from where the last attempt of either side ended. */
    private Reply<Bytes> put(AccountKey server, Bytes object, Asking asking) {
        byte[] whole = object.copy();
        Bytes hash = ObjectHash.of(object);
        String name = hash.toHex();
        Reply<Long> begun = read(asking.ask(server, "GET", "begun/" + name, NOTHING), HttpPeers::number);
        return begun.then(start -> {
            int from = Math.clamp(start, 0, whole.length);
            while (true) {
                int end = Math.min(whole.length, from + Portions.MOST_BYTES);
                String path =
                        "objects/" + name + "?" + Portions.FROM + "=" + from + "&" + Portions.SIZE + "=" + whole.length;
                Reply<Response> reply = asking.ask(server, "PUT", path, Bytes.of(Arrays.copyOfRange(whole, from, end)));
                boolean goesOn = end < whole.length
                        && reply instanceof Reply.Given<Response>(var response)
                        && response.code() == 202;
                if (!goesOn) {
                    return read(reply, body -> hash);
                }
                from = end;
            }
        });
    }

    private static long number(Bytes body) {
        return Long.parseLong(body.toUtf8());
    }

    @Override
    public Reply<Bytes> supply(AccountKey mediator, Bytes object) {
        return put(mediator, object, this::ask);
    }

    @Override
    public DirectoryLink directory(AccountKey directory) {
        return new Link(directory, this::ask);
    }

    @Override
    public DirectoryLink directory(AccountKey directory, LedgerTime until) {
        return new Link(
                directory, within(Duration.ofMillis(Math.max(0, until.epochMillis() - System.currentTimeMillis()))));
    }

    @Override
    public DirectoryLink lastLook(AccountKey directory) {
        return new Link(directory, within(LAST_LOOK));
    }

    /** Asks as long as there is time, counted from now; all answers together have no more. */
    private Asking within(Duration time) {
        long begun = System.nanoTime();
        return (server, method, path, body) -> {
            Duration left = time.minusNanos(System.nanoTime() - begun);
            return left.isPositive()
                    ? ask(server, method, path, body, left.compareTo(PATIENCE) < 0 ? left : PATIENCE)
                    : new Reply.Unavailable<>("no time is left to ask");
        };
    }

    /** Asks somebody. */
    private interface Asking {
        Reply<Response> ask(AccountKey server, String method, String path, Bytes body);
    }

    private final class Link implements DirectoryLink {
        private final AccountKey directory;
        private final Asking asking;

        Link(AccountKey directory, Asking asking) {
            this.directory = directory;
            this.asking = asking;
        }

        @Override
        public Reply<Bytes> get(Bytes hash) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            while (true) {
                String path = "objects/" + hash.toHex() + "?" + Portions.FROM + "=" + whole.size();
                Reply<Bytes> portion = read(asking.ask(directory, "GET", path, NOTHING), body -> body);
                if (!(portion instanceof Reply.Given<Bytes>(var more))) {
                    return portion;
                }
                if (whole.size() + (long) more.length() > DirectoryLimits.OBJECT_BYTES) {
                    return new Reply.Refused<>("more bytes than an object may have");
                }
                whole.writeBytes(more.copy());
                if (more.length() < Portions.MOST_BYTES) {
                    return new Reply.Given<>(Bytes.of(whole.toByteArray()));
                }
            }
        }

        @Override
        public Reply<Bytes> put(Bytes object) {
            return HttpPeers.this.put(directory, object, asking);
        }

        @Override
        public Reply<JobInputs> hold(Bytes manifest, LedgerTime until) {
            return read(
                    asking.ask(
                            directory, "POST", "hold", Bytes.utf8(RecordCodec.text(new Words.Hold(manifest, until)))),
                    RecordCodec.of(JobInputs.class)::read);
        }

        @Override
        public Reply<Bytes> deposit(MatchId match, ResultCommitment result, Opening opening) {
            return read(
                    asking.ask(
                            directory,
                            "POST",
                            "deposit",
                            Bytes.utf8(RecordCodec.text(new Words.Deposit(match, result, opening)))),
                    signature -> signature);
        }

        @Override
        public Reply<Opening> opening(MatchId match) {
            return read(
                    asking.ask(directory, "GET", "openings/" + match, NOTHING), RecordCodec.of(Opening.class)::read);
        }
    }
}
