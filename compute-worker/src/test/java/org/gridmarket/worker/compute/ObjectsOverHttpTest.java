package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.gridmarket.client.GatewayAuthorities;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PrivateFile;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.worker.compute.directory.DirectoryLimits;
import org.gridmarket.worker.compute.net.HttpPeers;
import org.gridmarket.worker.compute.net.MemberRegistry;
import org.gridmarket.worker.compute.net.ObjectServer;
import org.gridmarket.worker.compute.net.ObjectShelf;
import org.gridmarket.worker.compute.net.Words;
import org.gridmarket.worker.compute.work.DirectoryLink;
import org.gridmarket.worker.compute.work.ObjectFolder;
import org.gridmarket.worker.compute.work.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects between processes, in portions, as plain text on one machine and over TLS between machines. */
class ObjectsOverHttpTest {
    private static final String PASSWORD = "of-this-test-only";

    /** As many as are served at a time. */
    private static final int PLACES = 32;

    static {
        boundRequests();
    }

    @TempDir
    private Path folder = Path.of(".");

    private final MemberRegistry members = new MemberRegistry();
    private final AtomicLong brought = new AtomicLong();
    private Optional<ObjectServer> server = Optional.empty();

    /** The JDK's server reads it, in seconds, when the first one of a process is opened. */
    static void boundRequests() {
        System.setProperty("sun.net.httpserver.maxReqTime", "3");
    }

    @AfterEach
    void close() {
        server.ifPresent(ObjectServer::close);
    }

    /** A shelf that takes and gives everything, whoever asks. */
    private record Open(ObjectFolder objects) implements ObjectShelf.Rules {
        @Override
        public Optional<String> whyNot(AccountKey caller, Bytes hash, ByteCount size) {
            return Optional.empty();
        }

        @Override
        public boolean isHere(AccountKey caller, Bytes hash) {
            return objects.has(hash);
        }

        @Override
        public Reply<Bytes> put(AccountKey caller, Bytes object, LedgerTime now) {
            return new Reply.Given<>(objects.keep(object));
        }

        @Override
        public Optional<String> whyNotRead(AccountKey caller, Bytes hash) {
            return objects.has(hash) ? Optional.empty() : Optional.of("none");
        }

        @Override
        public Reply<JobInputs> hold(AccountKey caller, Words.Hold asked, LedgerTime now) {
            return new Reply.Refused<>("holds nothing");
        }

        @Override
        public Reply<Bytes> deposit(AccountKey caller, Words.Deposit brought) {
            return new Reply.Refused<>("takes no result");
        }

        @Override
        public Reply<Opening> opening(AccountKey caller, MatchId match) {
            return new Reply.Refused<>("no opening");
        }
    }

    private DirectoryLink link(Optional<SSLContext> certificate, SSLContext trusted) {
        ObjectServer opened =
                ObjectServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), certificate);
        server = Optional.of(opened);
        ObjectFolder objects = new ObjectFolder(folder.resolve("objects"));
        ObjectShelf shelf = new ObjectShelf(objects, new Open(objects));
        opened.add(Cast.D.account(), request -> {
            brought.addAndGet(request.body().length());
            return shelf.answer(request);
        });
        String endpoint = (certificate.isPresent() ? "https" : "http") + "://127.0.0.1:" + opened.port();
        members.hear(new ComputeEvent.ComputeMemberRegistered(
                Cast.D.account(), new MemberEntry(ComputeExamples.hash("box"), endpoint, List.of())));
        return new HttpPeers(Cast.JC.keys(), members, trusted).directory(Cast.D.account());
    }

    /** Two portions and a bit. */
    private static Bytes large() {
        byte[] bytes = new byte[9 << 20];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 12));
        }
        return Bytes.of(bytes);
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-alias", "objects", "-keystore", folder.resolve("objects.p12").toString(), "-storepass", PASSWORD));
        Process tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(tool.waitFor()).as(command.toString()).isZero();
    }

    private SSLContext ownCertificate() throws IOException, InterruptedException {
        keytool(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=objects",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12");
        keytool("-exportcert", "-rfc", "-file", folder.resolve("authority.pem").toString());
        Path password = folder.resolve("password");
        new PrivateFile(password).replace(PASSWORD + "\n");
        return GatewayAuthorities.own(folder.resolve("objects.p12"), password);
    }

    @Test
    void an_object_of_several_portions_comes_and_goes_as_plain_text() {
        DirectoryLink link = link(Optional.empty(), GatewayAuthorities.context(Optional.empty()));
        Bytes object = large();

        Reply<Bytes> hash = link.put(object);

        assertThat(hash.then(link::get)).isEqualTo(new Reply.Given<>(object));
    }

    @Test
    void what_is_there_does_not_travel_again() {
        DirectoryLink link = link(Optional.empty(), GatewayAuthorities.context(Optional.empty()));
        Bytes object = large();
        Reply<Bytes> first = link.put(object);

        assertThat(link.put(object)).isEqualTo(first).isInstanceOf(Reply.Given.class);
        assertThat(brought).hasValue(object.length());
    }

    @Test
    void who_begins_too_many_objects_and_ends_none_is_refused() {
        ObjectFolder objects = new ObjectFolder(folder.resolve("objects"));
        ObjectShelf shelf = new ObjectShelf(objects, new Open(objects));

        List<Integer> codes = IntStream.rangeClosed(0, DirectoryLimits.BEGUN_PER_ACCOUNT)
                .mapToObj(number -> shelf.answer(new ObjectServer.Request(
                                Cast.JC.account(),
                                "PUT",
                                "objects/"
                                        + ComputeExamples.hash("object " + number)
                                                .toHex(),
                                Map.of("from", "0", "size", "9"),
                                Bytes.utf8("12345678")))
                        .code())
                .toList();

        assertThat(codes.subList(0, DirectoryLimits.BEGUN_PER_ACCOUNT)).containsOnly(202);
        assertThat(codes.getLast()).isEqualTo(403);
    }

    @Test
    void whoever_sends_no_body_keeps_no_place_for_ever() throws IOException {
        DirectoryLink link = link(Optional.empty(), GatewayAuthorities.context(Optional.empty()));
        String head = "POST /" + Cast.D.account().toHex() + "/hold HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n";
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < PLACES; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), server.orElseThrow().port());
                slow.add(socket);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            }
            for (Socket socket : slow) {
                socket.setSoTimeout(20_000);
                assertThat(socket.getInputStream().read())
                        .as("the server has hung up")
                        .isNegative();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(link.put(Bytes.utf8("an object"))).isInstanceOf(Reply.Given.class);
    }

    @Test
    void over_tls_whoever_is_vouched_for_is_believed_and_nobody_else() throws Exception {
        SSLContext own = ownCertificate();
        Bytes object = Bytes.utf8("an object");
        DirectoryLink link =
                link(Optional.of(own), GatewayAuthorities.context(Optional.of(folder.resolve("authority.pem"))));
        DirectoryLink strangers = new HttpPeers(Cast.JC.keys(), members, GatewayAuthorities.context(Optional.empty()))
                .directory(Cast.D.account());

        assertThat(link.put(object).then(link::get)).isEqualTo(new Reply.Given<>(object));
        assertThat(strangers.put(object)).isInstanceOf(Reply.Unavailable.class);
    }
}
