package io.virga.suite.walk;

import jakarta.persistence.Entity;

@Entity(name = "WalkBoss")
public class Boss extends Person {

    String title;

    static Boss filledBoss() {
        Boss boss = new Boss();
        boss.name = "boss";
        boss.title = "t";
        return boss;
    }
}
