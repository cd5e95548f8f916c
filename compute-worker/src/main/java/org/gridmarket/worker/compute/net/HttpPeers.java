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
import org.gridmarket.worker.compute.work.DirectoryLink;
import org.gridmarket.worker.compute.work.Peers;
import org.gridmarket.worker.compute.work.Reply;

/** Directories and mediators over HTTP, as one account reaches them. Thread-safe. */
public final class HttpPeers implements Peers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    /** Asks somebody; unavailable when it is not registered, does not answer, or is busy. */
    private Reply<Response> ask(AccountKey server, String method, String path, Bytes body) {
        Optional<MemberEntry> entry = members.find(server);
        if (entry.isEmpty()) {
            return new Reply.Unavailable<>(server + " has registered nowhere");
        }
        try {
            URI address = URI.create(entry.get().endpoint() + "/" + server.toHex() + "/" + path);
            LedgerTime now = new LedgerTime(System.currentTimeMillis());
            String signed = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header(SignedRequest.ACCOUNT, keys.publicKey().toHex())
                    .header(SignedRequest.TIME, Long.toString(now.epochMillis()))
                    .header(SignedRequest.SIGNATURE, SignedRequest.sign(keys, server, method, signed, now, body))
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(body.copy()))
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() >= 500
                    ? new Reply.Unavailable<>("HTTP " + response.statusCode())
                    : new Reply.Given<>(new Response(response.statusCode(), Bytes.of(response.body())));
        } catch (IOException | IllegalArgumentException silent) {
            return new Reply.Unavailable<>(String.valueOf(silent));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Reply.Unavailable<>("interrupted");
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
    private Reply<Bytes> put(AccountKey server, Bytes object) {
        byte[] whole = object.copy();
        Bytes hash = ObjectHash.of(object);
        String name = hash.toHex();
        Reply<Long> begun = read(ask(server, "GET", "begun/" + name, Bytes.of(new byte[0])), HttpPeers::number);
        return begun.then(start -> {
            int from = (int) Math.min(start, whole.length);
            while (true) {
                int end = Math.min(whole.length, from + Portions.MOST_BYTES);
                String path =
                        "objects/" + name + "?" + Portions.FROM + "=" + from + "&" + Portions.SIZE + "=" + whole.length;
                Reply<Response> reply = ask(server, "PUT", path, Bytes.of(Arrays.copyOfRange(whole, from, end)));
                boolean goesOn = reply instanceof Reply.Given<Response>(var response) && response.code() == 202;
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
        return put(mediator, object);
    }

    @Override
    public DirectoryLink directory(AccountKey directory) {
        return new Link(directory);
    }

    private final class Link implements DirectoryLink {
        private final AccountKey directory;

        Link(AccountKey directory) {
            this.directory = directory;
        }

        @Override
        public Reply<Bytes> get(Bytes hash) {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            while (true) {
                String path = "objects/" + hash.toHex() + "?" + Portions.FROM + "=" + whole.size();
                Reply<Bytes> portion = read(ask(directory, "GET", path, Bytes.of(new byte[0])), body -> body);
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
            return HttpPeers.this.put(directory, object);
        }

        @Override
        public Reply<JobInputs> hold(Bytes manifest, LedgerTime until) {
            return read(
                    ask(directory, "POST", "hold", Bytes.utf8(RecordCodec.text(new Words.Hold(manifest, until)))),
                    RecordCodec.of(JobInputs.class)::read);
        }

        @Override
        public Reply<Bytes> deposit(MatchId match, ResultCommitment result, Opening opening) {
            return read(
                    ask(
                            directory,
                            "POST",
                            "deposit",
                            Bytes.utf8(RecordCodec.text(new Words.Deposit(match, result, opening)))),
                    signature -> signature);
        }

        @Override
        public Reply<Opening> opening(MatchId match) {
            return read(
                    ask(directory, "GET", "openings/" + match, Bytes.of(new byte[0])),
                    RecordCodec.of(Opening.class)::read);
        }
    }
}
