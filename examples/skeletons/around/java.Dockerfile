FROM eclipse-temurin:21-jdk
WORKDIR /bot
COPY Bot.java ./
ENV HOST=0.0.0.0 PORT=8080
EXPOSE 8080
USER 65534
CMD ["java", "Bot.java"]
