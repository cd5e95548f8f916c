package org.gridmarket.kernel.energy.account;

import org.gridmarket.kernel.quantity.Book;

/**
 * How much an account has put into one book: the rows of its pages and cancellations, keys included.
 *
 * @param book the book
 * @param bytes of its rows, above 0
 */
public record PostedBytes(Book book, int bytes) {}
