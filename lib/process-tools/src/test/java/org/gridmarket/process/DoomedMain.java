package org.gridmarket.process;

import java.util.concurrent.CountDownLatch;

/** A process whose worker meets what its first argument names, while its main thread waits for ever. */
final class DoomedMain {
    private DoomedMain() {}

    public static void main(String... arguments) throws InterruptedException {
        FatalErrors fatal = FatalErrors.ofThisProcess();
        fatal.install();
        switch (arguments[0]) {
            case "linkage" ->
                Thread.ofPlatform().name("worker").daemon().start(() -> {
                    throw new UnsatisfiedLinkError("no native library");
                });
            case "memory" -> Thread.ofVirtual().name("worker").start(DoomedMain::eat);
            case "vital" ->
                fatal.vital("worker", () -> {
                            throw new IllegalStateException("a bug");
                        })
                        .start();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        waitForEver();
    }

    private static void eat() {
        long[][] all = new long[1 << 20][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new long[1 << 20];
        }
        System.out.println(all.length);
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
