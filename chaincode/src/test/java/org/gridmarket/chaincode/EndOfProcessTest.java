package org.gridmarket.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.ledger.memory.TransactionSimulator;
import org.junit.jupiter.api.Test;

/** An Error ends the process of a chaincode; shown on a process of its own. */
final class EndOfProcessTest {
    /** A chaincode whose contract meets an Error while a second thread keeps the process alive. */
    public static final class Broken {
        private Broken() {}

        public static void main(String[] arguments) {
            Thread keepsAlive = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            });
            keepsAlive.start();
            EndOfProcess.onErrorsOfAnyThread();
            if (arguments[0].equals("thread")) {
                new Thread(() -> endless(0), "of a library").start();
                return;
            }
            MarketChaincode chaincode =
                    new MarketChaincode(new Target("energy", "gridmarket"), (function, argument, call, state) -> {
                        if (arguments[0].equals("stack")) {
                            endless(0);
                        }
                        throw new NoClassDefFoundError("org/gridmarket/Missing");
                    });
            chaincode.invoke(new InMemoryStub(
                            TransactionSimulator.onEmptyLedger(),
                            Identities.creator("DsoMSP", "CN=User1,OU=client"),
                            "energy:claim",
                            "{}")
                    .stub());
        }

        @SuppressWarnings("InfiniteRecursion") // what is to be seen
        private static int endless(int depth) {
            return endless(depth + 1) + 1;
        }
    }

    @Test
    void a_class_that_does_not_link_ends_the_process_and_the_log_says_why() throws Exception {
        assertThat(endOf("linkage"))
                .contains("energy:claim in transaction tx1", "NoClassDefFoundError", "exits with 3");
    }

    @Test
    void a_stack_overflow_ends_the_process_and_the_log_says_why() throws Exception {
        assertThat(endOf("stack")).contains("StackOverflowError", "exits with 3");
    }

    @Test
    void an_error_of_any_other_thread_ends_the_process_too() throws Exception {
        assertThat(endOf("thread")).contains("thread of a library", "StackOverflowError");
    }

    /** What a process wrote that met an Error; asserts that it ended with the documented code. */
    private static String endOf(String what) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Broken.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("ended; it wrote\n" + log)
                    .isTrue();
            assertThat(process.exitValue()).as(log).isEqualTo(EndOfProcess.EXIT_CODE);
            return log;
        } finally {
            process.destroyForcibly();
        }
    }
}
