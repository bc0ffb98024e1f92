package io.virga.examples.shop;

import io.virga.examples.shop.database.Shop;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Removes what {@code --keep} left. */
@Command(name = "drop", description = "Remove the shop from a database of your own.")
final class DropCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private TargetOptions options;

    @Override
    public Integer call() {
        if (!options.namesOne()) {
            throw new ParameterException(
                    command.commandLine(), "There is nothing to drop: name the database with --url or --endpoint.");
        }
        try (var target = options.open();
                var shop = Shop.open(target.database(), target.settings())) {
            shop.validate();
            shop.drop();
            command.commandLine().getOut().println("The shop is gone from " + target.where() + ".");
        }
        return 0;
    }
}
